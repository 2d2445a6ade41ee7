package dev.flyback.database.mysql.catalogue;

import dev.flyback.database.mysql.connection.Query;
import dev.flyback.dump.index.Shape;
import dev.flyback.dump.index.Shape.Column;
import dev.flyback.dump.index.Shape.Relation;
import dev.flyback.dump.index.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the shape: tables, views and sequences with their columns. */
public final class ShapeReading {
    private static final String RELATIONS = "SELECT TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES WHERE "
            + Scope.OURS + " AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED', 'VIEW', 'SEQUENCE')";

    private static final String COLUMNS =
            "SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, COALESCE(COLLATION_NAME, ''), IS_NULLABLE, EXTRA,"
                    + " COALESCE(GENERATION_EXPRESSION, '') FROM information_schema.COLUMNS WHERE " + Scope.OURS;

    private ShapeReading() {}

    /** Of the whole database, without the ledger of a restore. */
    public static Shape read(Connection connection) {
        Map<String, String> kinds = new HashMap<>();
        Query.RowReader<Boolean> kindReader = row -> kinds.put(row.getString(1), kind(row.getString(2))) == null;
        Query.list(connection, "reading the catalogue's tables", RELATIONS, kindReader);
        Map<String, List<Column>> columns = new HashMap<>();
        Query.RowReader<Boolean> columnReader = row -> {
            String table = row.getString(1);
            String kind = kinds.getOrDefault(table, "");
            return !kind.isEmpty()
                    && !kind.equals("sequence")
                    && columns.computeIfAbsent(table, name -> new ArrayList<>()).add(column(row, kind));
        };
        Query.list(connection, "reading the catalogue's columns", COLUMNS, columnReader);
        List<Relation> relations = new ArrayList<>();
        kinds.forEach((name, kind) ->
                relations.add(new Relation(new TableName("", name), kind, columns.getOrDefault(name, List.of()))));
        return Shape.of(relations, List.of());
    }

    private static String kind(String tableType) {
        return switch (tableType) {
            case "VIEW" -> "view";
            case "SEQUENCE" -> "sequence";
            case "SYSTEM VERSIONED" -> "system-versioned table";
            default -> "table";
        };
    }

    /** Of a view, collations and NOT NULL depend on who made it how; its rows are nobody's. */
    private static Column column(ResultSet row, String kind) throws SQLException {
        boolean view = kind.equals("view");
        String collation = row.getString(4);
        String extra = row.getString(6).toUpperCase(Locale.ROOT);
        String generated = row.getString(7);
        return new Column(
                row.getString(2),
                row.getString(3) + (view || collation.isEmpty() ? "" : " collate " + modern(collation)),
                !view && row.getString(5).equals("NO"),
                generated.isEmpty() || SystemVersioning.isPeriod(generated)
                        ? ""
                        : extra.contains("VIRTUAL") ? "virtual" : "stored",
                extra.contains("AUTO_INCREMENT") ? "auto_increment" : "");
    }

    /** Servers before and after the change of the name utf8 to utf8mb3 mean the same. */
    private static String modern(String collation) {
        return collation.startsWith("utf8_") ? "utf8mb3_" + collation.substring(5) : collation;
    }
}
