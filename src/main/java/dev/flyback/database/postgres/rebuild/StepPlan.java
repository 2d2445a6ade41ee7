package dev.flyback.database.postgres.rebuild;

import dev.flyback.database.postgres.connection.WritingSession;
import dev.flyback.database.postgres.ledger.Step;
import dev.flyback.dump.index.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What has to be put back after the load: collected while it is taken off, then kept in the ledger. Numbers ascend in the order of adding. */
final class StepPlan {
    private final List<Step> steps = new ArrayList<>();

    /**
     * Adds a step that runs among the others.
     *
     * @return its number
     */
    int add(String description, Set<TableName> afterTables, Set<Integer> afterSteps, List<String> statements) {
        return add(description, afterTables, afterSteps, statements, false);
    }

    /** Adds a step that runs after all others and after the rows have been looked at once more. */
    void addAtTheEnd(String description, List<String> statements) {
        if (!statements.isEmpty()) {
            add(description, Set.of(), Set.of(), statements, true);
        }
    }

    private int add(
            String description,
            Collection<TableName> afterTables,
            Collection<Integer> afterSteps,
            List<String> statements,
            boolean atTheEnd) {
        int number = steps.size() + 1;
        steps.add(new Step(
                number,
                description,
                List.copyOf(new TreeSet<>(afterTables)),
                new TreeSet<>(afterSteps).stream().map(String::valueOf).toList(),
                statements,
                atTheEnd));
        return number;
    }

    /** Keeps it in the ledger, within a transaction. */
    void save(WritingSession session) throws SQLException {
        Step.save(session, steps);
    }
}
