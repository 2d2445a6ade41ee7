package dev.flyback.database.mysql.catalogue;

import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.Quoting;
import dev.flyback.dump.index.SequenceEntry;
import dev.flyback.dump.index.TableName;
import java.math.BigInteger;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** AUTO_INCREMENT counters, and MariaDB's sequences. */
public final class Counters {
    private static final String AUTO_INCREMENTS =
            "SELECT TABLE_NAME, CAST(AUTO_INCREMENT AS CHAR) FROM information_schema.TABLES WHERE " + Scope.OURS
                    + " AND AUTO_INCREMENT IS NOT NULL";

    private static final String SEQUENCES =
            "SELECT TABLE_NAME FROM information_schema.TABLES WHERE " + Scope.OURS + " AND TABLE_TYPE = 'SEQUENCE'";

    private Counters() {}

    /**
     * Where they stand now, sorted by name: the next value that a row would get, or that nobody has got from a sequence; behind a slash, how often a sequence
     * has begun again.
     */
    public static List<SequenceEntry> read(Connection connection) {
        Map<String, SequenceEntry> entries = new TreeMap<>(autoIncrements(connection));
        for (String sequence : sequences(connection)) {
            TableName name = new TableName("", sequence);
            entries.put(
                    sequence,
                    Query.one(
                            connection,
                            "reading the sequence " + sequence,
                            "SELECT CONCAT(next_not_cached_value, IF(cycle_count = 0, '', CONCAT('/', cycle_count))) FROM "
                                    + Quoting.identifier(name),
                            row -> new SequenceEntry(name, row.getString(1), false)));
        }
        return new ArrayList<>(entries.values());
    }

    static Map<String, SequenceEntry> autoIncrements(Connection connection) {
        Map<String, SequenceEntry> entries = new TreeMap<>();
        Query.RowReader<Boolean> reader = row -> entries.put(
                        row.getString(1),
                        new SequenceEntry(new TableName("", row.getString(1)), row.getString(2), true))
                == null;
        Query.list(connection, "reading the counters", AUTO_INCREMENTS, reader);
        return entries;
    }

    static List<String> sequences(Connection connection) {
        return Query.list(connection, "reading the catalogue's sequences", SEQUENCES, row -> row.getString(1));
    }

    /**
     * Sets a counter, or a sequence, which {@code called} tells apart. SETVAL takes a sequence forward only, and RESTART takes no value beyond its bounds, where one stands that has
     * run out.
     */
    public static List<String> setting(SequenceEntry entry) {
        String name = Quoting.identifier(entry.name());
        String[] parts = entry.value().split("/", 2);
        BigInteger value = new BigInteger(parts[0]);
        if (entry.called()) {
            return List.of("ALTER TABLE " + name + " AUTO_INCREMENT = " + value);
        }
        String restart = "ALTER SEQUENCE " + name + " RESTART WITH ";
        return List.of(
                "SET @flyback_restart = (SELECT CONCAT(" + Quoting.literal(restart) + ", LEAST(GREATEST(" + value
                        + ", minimum_value), maximum_value)) FROM " + name + ")",
                "EXECUTE IMMEDIATE @flyback_restart",
                "DO SETVAL(" + name + ", " + value + ", 0" + (parts.length == 1 ? "" : ", " + new BigInteger(parts[1]))
                        + ")");
    }
}
