package dev.flyback.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares two databases of MySQL or MariaDB by queries that the servers answer: every table's rows, bit by bit and as multisets; sequences; definitions
 * and counters. Shares no code with the program.
 */
public final class MysqlOracle {
    private static final String SETTINGS =
            "set session sql_mode = '', time_zone = '+00:00', group_concat_max_len = 1000000";
    private static final int ROWS_SHOWN = 3;
    private static final int LENGTH_SHOWN = 300;

    private MysqlOracle() {}

    /** Fails with every difference. */
    public static void assertSame(MysqlDatabase expected, MysqlDatabase actual) {
        actual.assertSameAs(expected);
    }

    /** Differences in rows and sequences alone: between servers, definitions are printed differently. */
    public static List<String> contentDifferences(MysqlDatabase expected, MysqlDatabase actual) {
        Map<String, String> before = contentOf(expected);
        Map<String, String> after = contentOf(actual);
        List<String> differences = new ArrayList<>();
        for (String fact : differing(before, after)) {
            differences.add(line(fact, before, after) + valuesOfOnlyOne(fact, expected, actual));
        }
        return differences;
    }

    /** One entry for each difference, with the first values that differ; empty if the databases are the same. */
    public static List<String> differences(MysqlDatabase expected, MysqlDatabase actual) {
        List<String> differences = contentDifferences(expected, actual);
        Map<String, String> before = definitionsOf(expected);
        Map<String, String> after = definitionsOf(actual);
        differing(before, after).forEach(fact -> differences.add(line(fact, before, after)));
        return differences;
    }

    /** What is in a database: tables with count and hash, sequences. */
    public static Map<String, String> contentOf(MysqlDatabase database) {
        try (Connection connection = settled(database)) {
            Map<String, String> facts = new TreeMap<>();
            for (MysqlOracleTable table : MysqlOracleTable.of(connection)) {
                List<String> hashes = new ArrayList<>();
                Rows.of(connection, table.hashes()).forEach(row -> hashes.add(row.get(0)));
                List<String> names = table.columns().stream()
                        .map(MysqlOracleTable.Column::name)
                        .toList();
                // Sorted, which keeps duplicates apart and the order of rows out.
                String hash = hash(String.join("\n", names) + "\n\n"
                        + String.join("\n", hashes.stream().sorted().toList()));
                facts.put("rows of " + table.name(), hashes.size() + " rows, " + hash);
            }
            MysqlOracleDefinitions.sequences(connection).forEach((name, state) -> facts.put("sequence " + name, state));
            return facts;
        } catch (SQLException e) {
            throw new IllegalStateException("reading " + database, e);
        }
    }

    private static Map<String, String> definitionsOf(MysqlDatabase database) {
        try (Connection connection = settled(database)) {
            return MysqlOracleDefinitions.of(connection, database.name());
        } catch (SQLException e) {
            throw new IllegalStateException("reading " + database, e);
        }
    }

    private static Connection settled(MysqlDatabase database) throws SQLException {
        Connection connection = database.connectAs(MysqlServer.ROOT);
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
        }
        return connection;
    }

    /** For whoever has to find out why: of each differing column, the first values that only one of the databases has. */
    private static String valuesOfOnlyOne(String fact, MysqlDatabase expected, MysqlDatabase actual) {
        StringBuilder text = new StringBuilder();
        try (Connection first = settled(expected);
                Connection second = settled(actual)) {
            for (MysqlOracleTable table : MysqlOracleTable.of(first)) {
                if (fact.equals("rows of " + table.name())) {
                    for (MysqlOracleTable.Column column : table.columns()) {
                        String sql = "select " + column.value() + " from " + table.from();
                        List<List<String>> wanted = Rows.of(first, sql);
                        List<List<String>> found = Rows.of(second, sql);
                        append(text, column.name() + " only expected", Multisets.difference(wanted, found));
                        append(text, column.name() + " only found", Multisets.difference(found, wanted));
                    }
                }
            }
        } catch (SQLException e) {
            text.append("\n  ").append(e.getMessage());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String what, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            List<List<String>> some = rows.subList(0, Math.min(ROWS_SHOWN, rows.size()));
            text.append("\n  ").append(what).append(": ").append(shortened(some.toString()));
        }
    }

    private static List<String> differing(Map<String, String> expected, Map<String, String> actual) {
        TreeSet<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        return keys.stream()
                .filter(key -> !expected.getOrDefault(key, "(absent)").equals(actual.getOrDefault(key, "(absent)")))
                .toList();
    }

    private static String line(String key, Map<String, String> expected, Map<String, String> actual) {
        return key + "\n  expected " + expected.getOrDefault(key, "(absent)") + "\n  found    "
                + actual.getOrDefault(key, "(absent)");
    }

    private static String shortened(String text) {
        return text.length() <= LENGTH_SHOWN ? text : text.substring(0, LENGTH_SHOWN) + "…";
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
