package dev.flyback.restore;

import dev.flyback.database.Target;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.TargetRefusedException;
import dev.flyback.report.Excerpt;
import dev.flyback.schema.HistoryComparison;
import dev.flyback.schema.HistorySettings;
import dev.flyback.schema.MigrationSet;
import dev.flyback.schema.SchemaHistories;
import java.util.List;
import java.util.Optional;

/** A target whose schema the application has made: its history must say the same as the dump's. */
final class Premigrated {
    private static final int SHOWN = 20;

    private final SchemaHistories histories;

    Premigrated(SchemaHistories histories) {
        this.histories = histories;
    }

    /**
     * Refuses a target with other migrations than the dump's.
     *
     * @return differences that do no harm by themselves: the same migrations in another order
     */
    List<String> check(Target target, DumpIndex index, RestoreRequest request) {
        HistoryFacts history = index.history();
        if (history == null) {
            return List.of();
        }
        MigrationSet found = find(target, history, request.history());
        HistoryComparison comparison = HistoryComparison.of(
                histories.effective(index.migrations()),
                histories.effective(found.entries()),
                request.acceptedChecksums());
        if (!comparison.rows().isEmpty()) {
            throw new TargetRefusedException(
                    "The target's migrations are not the dump's: "
                            + Excerpt.of(comparison.rows(), SHOWN, "; ", "; and ") + ".",
                    "Let the application of the dump's version make the schema, or choose a dump of the target's version.");
        }
        return comparison.order();
    }

    private MigrationSet find(Target target, HistoryFacts history, HistorySettings given) {
        TableName table = history.table();
        HistorySettings settings = new HistorySettings(
                Optional.of(given.table().orElse(table.toString())),
                given.migrationPrefix(),
                given.baselineVersion(),
                given.placeholders());
        boolean there = given.table().isPresent()
                || target.shape().relations().stream()
                        .anyMatch(relation -> relation.name().equals(table));
        Optional<MigrationSet> found = there ? histories.find(target, settings) : Optional.empty();
        return found.orElseThrow(() -> new TargetRefusedException(
                "The target has no schema history " + table + ".",
                "Let the application make the schema first, or leave --premigrated out."));
    }
}
