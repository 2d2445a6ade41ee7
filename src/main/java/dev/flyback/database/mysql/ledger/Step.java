package dev.flyback.database.mysql.ledger;

import dev.flyback.database.Target.RebuildStep;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.dump.index.TableName;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something to put back, or to do after the load, as the ledger has it. What exactly is found when the time comes, by what was recorded and what is there
 * already: so a step can be done again after a crash.
 *
 * @param table whose step it is
 */
public record Step(int number, Kind kind, String table, Set<TableName> afterTables, Set<Integer> afterSteps) {
    private static final String INSERT = "INSERT INTO flyback_restore_step"
            + " (number, kind, table_name, after_tables, after_steps) VALUES (?, ?, ?, ?, ?)";
    private static final String PENDING =
            "SELECT number, kind, table_name, after_tables, after_steps FROM flyback_restore_step WHERE done = 0";

    /** What is done. */
    public enum Kind {
        KEYS("the keys of "),
        FOREIGN_KEYS("the foreign keys of "),
        TRIGGERS("the triggers of "),
        STATISTICS("the statistics of "),
        REFERENCES("the references of ");

        private final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    /** The sets are copied. */
    public Step {
        afterTables = Set.copyOf(afterTables);
        afterSteps = Set.copyOf(afterSteps);
    }

    /** As the schedule of the load knows it. */
    public RebuildStep rebuildStep() {
        return new RebuildStep(number, kind.title + table, afterTables, afterSteps);
    }

    /** Keeps it in the ledger as not done; in the transaction of the session. */
    public void save(Connection connection) {
        Query.update(
                connection,
                "recording what has to be put back",
                INSERT,
                number,
                kind.name(),
                table,
                afterTables.stream()
                        .map(name -> HexFormat.of().formatHex(name.name().getBytes(StandardCharsets.UTF_8)))
                        .sorted()
                        .collect(Collectors.joining(",")),
                afterSteps.stream().map(String::valueOf).sorted().collect(Collectors.joining(",")));
    }

    /** What is not done yet, in the order of numbers. */
    public static List<Step> pending(Connection connection) {
        return pending(connection, PENDING + " ORDER BY number");
    }

    /** One step, unless it is done. */
    public static List<Step> pending(Connection connection, int number) {
        return pending(connection, PENDING + " AND number = ?", number);
    }

    private static List<Step> pending(Connection connection, String sql, Object... parameters) {
        return Query.list(
                connection,
                "reading what has to be put back",
                sql,
                row -> new Step(
                        row.getInt(1),
                        Kind.valueOf(row.getString(2)),
                        row.getString(3),
                        parts(row.getString(4)).stream()
                                .map(hex -> new TableName(
                                        "", new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8)))
                                .collect(Collectors.toSet()),
                        parts(row.getString(5)).stream().map(Integer::valueOf).collect(Collectors.toSet())),
                parameters);
    }

    /** Notes that a step is done. */
    public static void done(Connection connection, int number) {
        Query.update(
                connection,
                "noting what has been put back",
                "UPDATE flyback_restore_step SET done = 1 WHERE number = ?",
                number);
    }

    /** Notes that all steps of a table are to be done again; in the transaction of the session. */
    public static void undone(Connection connection, String table) {
        Query.update(
                connection,
                "noting what has to be put back again",
                "UPDATE flyback_restore_step SET done = 0 WHERE table_name = ?",
                table);
    }

    private static List<String> parts(String list) {
        return list.isEmpty() ? List.of() : Arrays.asList(list.split(","));
    }
}
