package dev.flyback.schema;

import dev.flyback.database.SmallTables;
import dev.flyback.dump.index.MigrationEntry;
import java.util.List;
import java.util.Optional;

/** Finds and reads schema histories of one kind. */
public interface SchemaHistories {
    /**
     * Reads the history whole. Failed rows are kept, so that the caller can refuse.
     *
     * @return empty if the database has no history and none was named
     * @throws dev.flyback.failure.UsageException if the named table is absent or is no history, or several histories exist and none was named
     */
    Optional<MigrationSet> find(SmallTables database, HistorySettings settings);

    /** The rows that describe the present state by this kind's own rules; used to compare two histories. */
    List<MigrationEntry> effective(List<MigrationEntry> entries);
}
