package dev.flyback.database.postgres.catalogue;

import dev.flyback.database.postgres.connection.Query;
import dev.flyback.dump.index.Shape;
import dev.flyback.dump.index.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the {@link Shape} of a database from its catalogue. Needs {@code search_path = ''}, so that types are printed with their schema. */
public final class ShapeReading {
    /** A partition's identity is its parent's; versions before 17 do not say so at the partition. */
    private static final String RELATIONS = "SELECT n.nspname, c.relname, c.relkind::text, a.attname,"
            + " format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated::text,"
            + " CASE WHEN c.relispartition THEN '' ELSE a.attidentity::text END"
            + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind <> 'S'"
            + " WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND c.relpersistence <> 't' AND " + Scope.SCHEMAS
            + " AND " + Scope.notOfAnExtension("pg_class", "c.oid") + " ORDER BY n.nspname, c.relname, a.attnum";

    private static final String TYPES = "SELECT n.nspname, t.typname, t.typtype::text, CASE t.typtype"
            + " WHEN 'e' THEN (SELECT array_agg(l.enumlabel::text ORDER BY l.enumsortorder) FROM pg_enum l WHERE l.enumtypid = t.oid)"
            + " WHEN 'd' THEN (SELECT ARRAY[format_type(t.typbasetype, t.typtypmod), CASE WHEN t.typnotnull THEN 'not null' ELSE 'null' END]"
            + " || ARRAY(SELECT k.conname::text FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c' ORDER BY k.conname COLLATE \"C\"))"
            + " WHEN 'c' THEN ARRAY(SELECT a.attname || ' ' || format_type(a.atttypid, a.atttypmod) FROM pg_attribute a"
            + " WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)"
            + " ELSE (SELECT ARRAY[format_type(r.rngsubtype, NULL)] FROM pg_range r WHERE r.rngtypid = t.oid) END"
            + " FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace"
            + " WHERE (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND EXISTS"
            + " (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))) AND " + Scope.SCHEMAS
            + " AND " + Scope.notOfAnExtension("pg_type", "t.oid");

    private ShapeReading() {}

    /** @param schemas only these; empty means all of the user's */
    public static Shape read(Connection connection, List<String> schemas) {
        return Shape.of(relations(connection, schemas), types(connection, schemas));
    }

    private static List<Shape.Relation> relations(Connection connection, List<String> schemas) {
        Map<TableName, String> kinds = new LinkedHashMap<>();
        Map<TableName, List<Shape.Column>> columns = new LinkedHashMap<>();
        Query.RowReader<Boolean> reader = row -> {
            TableName name = new TableName(row.getString(1), row.getString(2));
            kinds.put(name, kind(row.getString(3)));
            List<Shape.Column> list = columns.computeIfAbsent(name, ignored -> new ArrayList<>());
            return row.getString(4) == null || list.add(column(row));
        };
        Query.list(connection, "reading the catalogue's tables", RELATIONS, reader, Scope.parameters(schemas));
        return kinds.entrySet().stream()
                .map(entry -> new Shape.Relation(
                        entry.getKey(), entry.getValue(), columns.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    private static List<Shape.UserType> types(Connection connection, List<String> schemas) {
        Query.RowReader<Shape.UserType> reader = row -> new Shape.UserType(
                new TableName(row.getString(1), row.getString(2)), typeKind(row.getString(3)), texts(row, 4));
        return Query.list(connection, "reading the catalogue's types", TYPES, reader, Scope.parameters(schemas));
    }

    private static Shape.Column column(ResultSet row) throws SQLException {
        String generated = switch (row.getString(7)) {
            case "s" -> "stored";
            case "v" -> "virtual";
            default -> "";
        };
        String identity = switch (row.getString(8)) {
            case "a" -> "always";
            case "d" -> "by default";
            default -> "";
        };
        return new Shape.Column(row.getString(4), row.getString(5), row.getBoolean(6), generated, identity);
    }

    private static String kind(String relkind) {
        return switch (relkind) {
            case "r" -> "table";
            case "p" -> "partitioned table";
            case "v" -> "view";
            case "m" -> "materialized view";
            case "S" -> "sequence";
            default -> "foreign table";
        };
    }

    private static String typeKind(String typtype) {
        return switch (typtype) {
            case "e" -> "enum";
            case "d" -> "domain";
            case "c" -> "composite";
            default -> "range";
        };
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        java.sql.Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
