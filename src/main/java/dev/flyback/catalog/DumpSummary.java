package dev.flyback.catalog;

import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.SourceFacts;
import dev.flyback.dump.index.Totals;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dump in a few words.
 *
 * @param facts empty if the index cannot be read
 * @param damage why the index cannot be read; empty if it can
 * @param archived whether that is because the store has the dump in an archive
 */
public record DumpSummary(CatalogEntry entry, Optional<Facts> facts, Optional<String> damage, boolean archived) {

    static DumpSummary of(CatalogEntry entry, DumpIndex index) {
        return new DumpSummary(entry, Optional.of(Facts.of(index)), Optional.empty(), false);
    }

    static DumpSummary damaged(CatalogEntry entry, String reason) {
        return new DumpSummary(entry, Optional.empty(), Optional.of(reason), false);
    }

    static DumpSummary archived(CatalogEntry entry, String reason) {
        return new DumpSummary(entry, Optional.empty(), Optional.of(reason), true);
    }

    /**
     * What the index says, without its long lists.
     *
     * @param historyTable null without a history
     */
    public record Facts(
            SourceFacts source,
            @Nullable String historyTable,
            String fingerprint,
            Instant startedAt,
            Instant finishedAt,
            Totals totals,
            String flybackVersion) {

        public static Facts of(DumpIndex index) {
            return new Facts(
                    index.source(),
                    index.history() == null ? null : index.history().table().toString(),
                    index.shape().fingerprint(),
                    index.startedAt(),
                    index.finishedAt(),
                    index.totals(),
                    index.flybackVersion());
        }
    }
}
