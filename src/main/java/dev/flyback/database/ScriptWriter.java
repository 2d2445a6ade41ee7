package dev.flyback.database;

import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.LargeObjectAccess;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.dump.index.SequenceEntry;
import dev.flyback.dump.index.SourceFacts;
import dev.flyback.dump.index.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the SQL around the data, so that {@code zstd -dc DUMP | psql TARGET} (or {@code mysql}) restores it in one go. No name in it can become
 * a statement, a comment's end or a client's command.
 */
public interface ScriptWriter {
    /** Comments, guard, session settings, emptying of the tables. In UTF-8. */
    byte[] preamble(Facts facts);

    /** Sequences, counters, materialized views, settings back, the final comment. In UTF-8. */
    byte[] epilogue(Facts facts, List<SequenceEntry> sequences);

    /**
     * What the scripts speak of.
     *
     * @param migrations the rows of the history that describe the present state
     * @param tables the dumped tables, without histories
     */
    record Facts(
            String dumpId,
            String flybackVersion,
            Instant startedAt,
            SourceFacts source,
            @Nullable String schemaVersion,
            Optional<HistoryFacts> history,
            List<MigrationEntry> migrations,
            List<TableName> tables,
            boolean largeObjects,
            List<LargeObjectAccess> largeObjectAccess,
            List<TableName> derived) {
        public Facts {
            migrations = List.copyOf(migrations);
            tables = List.copyOf(tables);
            largeObjectAccess = List.copyOf(largeObjectAccess);
            derived = List.copyOf(derived);
        }
    }
}
