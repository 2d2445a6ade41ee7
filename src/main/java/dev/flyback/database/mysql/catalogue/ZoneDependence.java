package dev.flyback.database.mysql.catalogue;

import dev.flyback.database.mysql.connection.Flavor;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.Quoting;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the server keeps of generated columns and of keys over expressions, where the value depends on the time zone of the session that wrote the row. No dump has such
 * values: a load computes them again, in its own time zone. Told from the expressions' texts, and rather too often than too seldom.
 */
public final class ZoneDependence {
    private static final String COLUMNS =
            "SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE, EXTRA, COALESCE(GENERATION_EXPRESSION, '')"
                    + " FROM information_schema.COLUMNS WHERE " + Scope.OURS;

    private static final String KEYS = "SELECT TABLE_NAME, COALESCE(COLUMN_NAME, ''), EXPRESSION"
            + " FROM information_schema.STATISTICS WHERE " + Scope.OURS;

    private static final Pattern FUNCTION =
            Pattern.compile("\\b(from_unixtime|unix_timestamp|convert_tz)`?\\s*\\(|\\bat time zone\\b");

    private ZoneDependence() {}

    /**
     * A column, as the catalogue has it.
     *
     * @param kept whether the server stores what the expression gives
     * @param expression empty of a column that has values of its own
     */
    record Column(String table, String name, String dataType, boolean kept, String expression) {}

    /**
     * A part of a key.
     *
     * @param column empty where it is over an expression
     */
    record KeyPart(String table, String column, String expression) {}

    /** The tables that have such a thing, sorted. */
    public static Set<String> tables(Connection connection) {
        List<Column> columns = Query.list(
                connection,
                "reading the catalogue's columns",
                COLUMNS,
                row -> new Column(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        !row.getString(4).toUpperCase(Locale.ROOT).contains("VIRTUAL"),
                        SystemVersioning.isPeriod(row.getString(5)) ? "" : row.getString(5)));
        String expression = Flavor.of(connection) == Flavor.MYSQL ? "COALESCE(EXPRESSION, '')" : "''";
        List<KeyPart> keys = Query.list(
                connection,
                "reading the catalogue's keys",
                KEYS.replace("EXPRESSION", expression),
                row -> new KeyPart(row.getString(1), row.getString(2), row.getString(3)));
        return tables(columns, keys);
    }

    static Set<String> tables(List<Column> columns, List<KeyPart> keys) {
        Set<Column> dependent = dependent(columns);
        Set<String> tables = new TreeSet<>();
        for (Column column : dependent) {
            boolean inKey = keys.stream()
                    .anyMatch(key ->
                            key.table().equals(column.table()) && key.column().equals(column.name()));
            if (!column.expression().isEmpty() && (column.kept() || inKey)) {
                tables.add(column.table());
            }
        }
        keys.stream()
                .filter(key -> depends(key.table(), key.expression(), dependent))
                .map(KeyPart::table)
                .forEach(tables::add);
        return tables;
    }

    /** Columns that hold another value for each time zone: TIMESTAMP, and what is computed from such a column, or by such a function. */
    private static Set<Column> dependent(List<Column> columns) {
        Set<Column> dependent = new HashSet<>();
        columns.stream()
                .filter(column -> column.dataType().equalsIgnoreCase("timestamp"))
                .forEach(dependent::add);
        int before;
        do {
            before = dependent.size();
            Set<Column> found = Set.copyOf(dependent);
            columns.stream()
                    .filter(column -> depends(column.table(), column.expression(), found))
                    .forEach(dependent::add);
        } while (dependent.size() > before);
        return dependent;
    }

    private static boolean depends(String table, String expression, Set<Column> dependent) {
        String text = expression.toLowerCase(Locale.ROOT);
        return FUNCTION.matcher(text).find()
                || dependent.stream()
                        .anyMatch(column -> column.table().equals(table)
                                && text.contains(
                                        Quoting.identifier(column.name()).toLowerCase(Locale.ROOT)));
    }
}
