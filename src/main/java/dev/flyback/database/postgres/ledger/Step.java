package dev.flyback.database.postgres.ledger;

import dev.flyback.database.Target.RebuildStep;
import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.WritingSession;
import dev.flyback.dump.index.TableName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Something that has to be put back after the load, as the ledger keeps it.
 *
 * @param afterTables the tables whose rows it needs
 * @param afterSteps the numbers of the steps that come before it, as text
 * @param statements that put it back, in order
 * @param atTheEnd whether it runs after all others and after the rows have been looked at once more
 */
public record Step(
        int number,
        String description,
        List<TableName> afterTables,
        List<String> afterSteps,
        List<String> statements,
        boolean atTheEnd) {
    private static final String INSERT = "INSERT INTO flyback_restore.step"
            + " (number, description, table_schemas, table_names, after_steps, statements, at_the_end) VALUES (?, ?, ?, ?, ?::text[]::integer[], ?, ?)";

    private static final String PENDING =
            "SELECT number, description, table_schemas, table_names, after_steps::text[] FROM flyback_restore.step"
                    + " WHERE NOT done AND NOT at_the_end ORDER BY number";

    private static final String STATEMENTS =
            "SELECT statements FROM flyback_restore.step WHERE number = ? AND NOT done FOR UPDATE";

    /** The lists are copied. */
    public Step {
        afterTables = List.copyOf(afterTables);
        afterSteps = List.copyOf(afterSteps);
        statements = List.copyOf(statements);
    }

    /** Keeps steps in the ledger, within a transaction. */
    public static void save(WritingSession session, List<Step> steps) throws SQLException {
        Connection connection = session.connection();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Step step : steps) {
                insert.setInt(1, step.number());
                insert.setString(2, step.description());
                insert.setArray(
                        3,
                        texts(
                                connection,
                                step.afterTables().stream()
                                        .map(TableName::schema)
                                        .toList()));
                insert.setArray(
                        4,
                        texts(
                                connection,
                                step.afterTables().stream().map(TableName::name).toList()));
                insert.setArray(5, texts(connection, step.afterSteps()));
                insert.setArray(6, texts(connection, step.statements()));
                insert.setBoolean(7, step.atTheEnd());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** What is not done yet, but for the steps at the end. */
    public static List<RebuildStep> pending(WritingSession session) {
        return Query.list(session.connection(), "reading what has to be put back", PENDING, row -> {
            List<String> schemas = list(row, 3);
            List<String> names = list(row, 4);
            return new RebuildStep(
                    row.getInt(1),
                    row.getString(2),
                    Set.copyOf(IntStream.range(0, names.size())
                            .mapToObj(i -> new TableName(schemas.get(i), names.get(i)))
                            .toList()),
                    Set.copyOf(list(row, 5).stream().map(Integer::valueOf).toList()));
        });
    }

    /** Does a step, unless it is done, and notes that it is; within a transaction. */
    public static void run(WritingSession session, int number) throws SQLException {
        List<List<String>> found = Query.list(
                session.connection(), "reading what has to be put back", STATEMENTS, row -> list(row, 1), number);
        for (List<String> statements : found) {
            for (String statement : statements) {
                session.run(statement);
            }
            session.update(
                    "UPDATE flyback_restore.step SET done = true WHERE number = ?",
                    "noting what has been put back",
                    number);
        }
    }

    private static Array texts(Connection connection, List<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private static List<String> list(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
