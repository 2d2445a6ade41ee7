package dev.flyback.schema;

import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.MigrationEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schema history as it was read.
 *
 * @param entries every row, by ascending rank
 * @param schemaVersion the highest applied version by the tool's own comparison; null if only repeatable migrations ran
 */
public record MigrationSet(
        HistoryFacts facts,
        List<MigrationEntry> entries,
        @Nullable String schemaVersion) {
    public MigrationSet {
        entries = List.copyOf(entries);
    }
}
