package dev.flyback.database.mysql.catalogue;

import dev.flyback.database.mysql.connection.Flavor;
import dev.flyback.database.mysql.connection.MysqlErrors;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.rows.ColumnKind;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The tables that hold rows, as the catalogue has them now: what a transaction has read does not hold here. */
public final class Tables {
    private static final String TABLES =
            "SELECT TABLE_NAME, COALESCE(ENGINE, ''), TABLE_TYPE, COALESCE(TABLE_ROWS, 0), COALESCE(DATA_LENGTH, 0)"
                    + " FROM information_schema.TABLES WHERE " + Scope.OURS
                    + " AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')";

    private static final String COLUMNS =
            "SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE, COALESCE(CHARACTER_SET_NAME, ''), COALESCE(GENERATION_EXPRESSION, ''), COLUMN_TYPE"
                    + " FROM information_schema.COLUMNS WHERE " + Scope.OURS + " ORDER BY TABLE_NAME, ORDINAL_POSITION";

    private static final String KEYS = "SELECT TABLE_NAME, INDEX_NAME, COALESCE(COLUMN_NAME, ''), NULLABLE, SUB_PART"
            + " FROM information_schema.STATISTICS WHERE " + Scope.OURS + " AND NON_UNIQUE = 0 AND USABLE"
            + " ORDER BY TABLE_NAME, INDEX_NAME <> 'PRIMARY', INDEX_NAME, SEQ_IN_INDEX";

    private Tables() {}

    /**
     * A table.
     *
     * @param columns those that hold values of their own, in order
     * @param versioned whether it keeps what its rows were before (MariaDB)
     * @param generated names of the other columns, which the server computes
     * @param key the first unique key without NULLs, by which ranges are read; empty if there is none
     */
    public record Table(
            TableName name,
            String engine,
            boolean versioned,
            List<Column> columns,
            Set<String> generated,
            String keyName,
            List<Column> key,
            long rows,
            long bytes) {
        /** Columns and key are copied. */
        public Table {
            columns = List.copyOf(columns);
            generated = Set.copyOf(generated);
            key = List.copyOf(key);
        }

        /** Whether a snapshot covers it, and a transaction undoes what is written to it. */
        public boolean transactional() {
            return engine.equalsIgnoreCase("InnoDB");
        }

        /** Of {@link #columns()}, in the same order. */
        public List<String> columnNames() {
            return columns.stream().map(Column::name).toList();
        }
    }

    /**
     * A column that holds values of its own.
     *
     * @param period whether it holds when a row of a versioned table began or ended to be valid
     */
    public record Column(String name, String dataType, String characterSet, ColumnKind kind, boolean period) {}

    /** All of them, sorted by name. */
    public static List<Table> read(Connection connection) {
        Map<String, Set<String>> generated = new HashMap<>();
        Map<String, List<Column>> columns = columns(connection, generated);
        Map<String, Map<String, List<String>>> keys = keys(connection);
        return Query.list(
                        connection,
                        "reading the catalogue's tables",
                        TABLES,
                        row -> table(row, columns, generated, keys))
                .stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    private static Table table(
            ResultSet row,
            Map<String, List<Column>> allColumns,
            Map<String, Set<String>> generated,
            Map<String, Map<String, List<String>>> keys)
            throws SQLException {
        String name = row.getString(1);
        boolean versioned = row.getString(3).equals("SYSTEM VERSIONED");
        List<Column> columns = new ArrayList<>(allColumns.getOrDefault(name, List.of()));
        if (versioned) {
            SystemVersioning.complete(columns);
        }
        Map.Entry<String, List<Column>> key = usable(keys.getOrDefault(name, Map.of()), columns);
        return new Table(
                new TableName("", name),
                row.getString(2),
                versioned,
                columns,
                generated.getOrDefault(name, Set.of()),
                key.getKey(),
                key.getValue(),
                row.getLong(4),
                row.getLong(5));
    }

    private static Map.Entry<String, List<Column>> usable(Map<String, List<String>> keys, List<Column> columns) {
        for (Map.Entry<String, List<String>> key : keys.entrySet()) {
            List<Column> parts = new ArrayList<>();
            for (String part : key.getValue()) {
                columns.stream().filter(column -> column.name().equals(part)).forEach(parts::add);
            }
            if (parts.size() == key.getValue().size()) {
                return Map.entry(key.getKey(), parts);
            }
        }
        return Map.entry("", List.of());
    }

    private static Map<String, List<Column>> columns(Connection connection, Map<String, Set<String>> allGenerated) {
        Map<String, List<Column>> columns = new HashMap<>();
        Query.RowReader<Boolean> reader = row -> {
            String table = row.getString(1);
            String expression = row.getString(5);
            if (expression.isEmpty() || SystemVersioning.isPeriod(expression)) {
                return columns.computeIfAbsent(table, name -> new ArrayList<>()).add(column(row));
            }
            return allGenerated.computeIfAbsent(table, name -> new HashSet<>()).add(row.getString(2));
        };
        Query.list(connection, "reading the catalogue's columns", COLUMNS, reader);
        return columns;
    }

    private static Column column(ResultSet row) throws SQLException {
        String type = row.getString(3).toLowerCase(Locale.ROOT);
        String characterSet = row.getString(4);
        ColumnKind kind = ColumnKind.of(type, row.getString(6), characterSet)
                .orElseThrow(() -> new DatabaseException(
                        "The column " + nameOf(row) + " has the type " + type + ", which this Flyback does not know.",
                        "Use a newer Flyback."));
        return new Column(row.getString(2), type, characterSet, kind, SystemVersioning.isPeriod(row.getString(5)));
    }

    private static String nameOf(ResultSet row) {
        try {
            return row.getString(1) + "." + row.getString(2);
        } catch (SQLException e) {
            throw MysqlErrors.translate(e, "reading the catalogue's columns");
        }
    }

    /** By table and name; keys over parts of columns, over expressions, those that hold NULL, and those that queries may not name are of no use. */
    private static Map<String, Map<String, List<String>>> keys(Connection connection) {
        Map<String, Map<String, List<String>>> keys = new HashMap<>();
        Query.RowReader<Boolean> reader = row -> {
            String column = row.getString(3);
            boolean whole = !row.getString(4).equals("YES") && row.getString(5) == null && !column.isEmpty();
            return keys.computeIfAbsent(row.getString(1), name -> new java.util.LinkedHashMap<>())
                    .computeIfAbsent(row.getString(2), name -> new ArrayList<>())
                    .add(whole ? column : "");
        };
        Query.list(
                connection,
                "reading the catalogue's keys",
                KEYS.replace("USABLE", Flavor.of(connection).usableKeys()),
                reader);
        return keys;
    }
}
