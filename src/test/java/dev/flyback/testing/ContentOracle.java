package dev.flyback.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares two databases by queries that the servers answer: every table's rows, by text and by the types' binary output; sequences; large
 * objects; definitions and comments. Shares no code with the program. Of a Flyway history it leaves out when and by whom a script was run.
 */
public final class ContentOracle {
    /** Settings under which a value's text tells all of it, and names are always qualified. */
    private static final String SETTINGS =
            "set search_path to pg_catalog; set extra_float_digits to 3; set timezone to 'UTC';"
                    + " set intervalstyle to postgres; set datestyle to iso; set bytea_output to hex; set row_security to off";

    private ContentOracle() {}

    /** Fails with every difference. */
    public static void assertSame(TestDatabase expected, TestDatabase actual) {
        actual.assertSameAs(expected);
    }

    /** Differences in rows, sequences and large objects alone: between versions of a server, definitions are printed differently. */
    public static List<String> contentDifferences(TestDatabase expected, TestDatabase actual) {
        List<String> differences = new ArrayList<>();
        compare(contentOf(expected), contentOf(actual), differences);
        return differences;
    }

    /** One line for each difference; empty if the databases are the same. */
    public static List<String> differences(TestDatabase expected, TestDatabase actual) {
        List<String> differences = new ArrayList<>();
        compare(contentOf(expected), contentOf(actual), differences);
        compare(definitionsOf(expected), definitionsOf(actual), differences);
        return differences;
    }

    /** What is in a database, as lines: tables with count and hash, sequences, large objects. */
    public static Map<String, String> contentOf(TestDatabase database) {
        try (Connection connection = database.server().connect(database.name(), PostgresServer.SUPERUSER)) {
            settle(connection);
            Map<String, String> facts = new TreeMap<>();
            for (List<String> table : Rows.of(connection, OracleQueries.TABLES)) {
                facts.put("rows of " + table.get(0), rowsOf(connection, table.get(0), table.get(1)));
            }
            for (List<String> sequence : Rows.of(connection, OracleQueries.SEQUENCES)) {
                String values = "select last_value || ' ' || is_called from " + sequence.get(0);
                facts.put(
                        "sequence " + sequence.get(0),
                        Rows.of(connection, values).get(0).get(0));
            }
            put(facts, "large object", Rows.of(connection, OracleQueries.LARGE_OBJECTS));
            return facts;
        } catch (SQLException e) {
            throw new IllegalStateException("reading " + database, e);
        }
    }

    private static Map<String, String> definitionsOf(TestDatabase database) {
        try (Connection connection = database.server().connect(database.name(), PostgresServer.SUPERUSER)) {
            settle(connection);
            Map<String, String> facts = new TreeMap<>();
            for (Map.Entry<String, String> query : OracleQueries.DEFINITIONS.entrySet()) {
                put(facts, query.getKey(), Rows.of(connection, query.getValue()));
            }
            return facts;
        } catch (SQLException e) {
            throw new IllegalStateException("reading " + database, e);
        }
    }

    private static void settle(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
        }
    }

    /** Count and hash over the rows' sorted hashes, which keeps duplicates apart and the order of rows out. */
    private static String rowsOf(Connection connection, String table, String oid) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        List<List<String>> columns = Rows.of(connection, OracleQueries.COLUMNS.replace("$1", oid));
        boolean history = columns.stream().anyMatch(column -> column.get(0).equalsIgnoreCase("installed_rank"))
                && columns.stream().anyMatch(column -> column.get(0).equalsIgnoreCase("checksum"));
        for (List<String> column : columns) {
            if (!history || OracleQueries.HISTORY_COLUMNS.contains(column.get(0).toLowerCase(java.util.Locale.ROOT))) {
                names.add(column.get(0));
                values.add(PostgresServer.quoted(column.get(0)) + "::text");
                if (column.get(1) != null) {
                    values.add("encode(" + column.get(1) + "(" + PostgresServer.quoted(column.get(0)) + "), 'hex')");
                }
            }
        }
        String from = column(connection, oid, "relkind").equals("r") ? "only " + table : table;
        String sql =
                "select count(*) || ' rows, ' || coalesce(md5(string_agg(h, '' order by h)), 'none') from (select md5("
                        + hashed(values) + ") as h from " + from + ") as hashes";
        return names + " " + Rows.of(connection, sql).get(0).get(0);
    }

    private static String column(Connection connection, String oid, String column) throws SQLException {
        return Rows.of(connection, "select " + column + " from pg_class where oid = " + oid)
                .get(0)
                .get(0);
    }

    /** An expression over any number of values: arrays hold what no row constructor of the server would. */
    private static String hashed(List<String> values) {
        return values.isEmpty() ? "''" : "array[" + String.join(", ", values) + "]::text";
    }

    private static void put(Map<String, String> facts, String kind, List<List<String>> rows) {
        for (List<String> row : rows) {
            String earlier = facts.get(kind + " " + row.get(0));
            facts.put(kind + " " + row.get(0), earlier == null ? row.get(1) : earlier + "; " + row.get(1));
        }
    }

    private static void compare(Map<String, String> expected, Map<String, String> actual, List<String> differences) {
        TreeSet<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        for (String key : keys) {
            String wanted = expected.getOrDefault(key, "(absent)");
            String found = actual.getOrDefault(key, "(absent)");
            if (!wanted.equals(found)) {
                differences.add(key + "\n  expected " + wanted + "\n  found    " + found);
            }
        }
    }
}
