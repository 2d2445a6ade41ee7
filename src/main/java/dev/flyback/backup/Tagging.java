package dev.flyback.backup;

import dev.flyback.database.Snapshot;
import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.DatabaseException;
import dev.flyback.failure.UsageException;
import dev.flyback.schema.MigrationOrigins;
import dev.flyback.schema.MigrationSet;
import dev.flyback.schema.SchemaHistories;
import dev.flyback.schema.ScriptLibrary;
import dev.flyback.schema.ScriptLibrary.Scripts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the schema history out of the snapshot and finds its scripts: what the dump will be tagged with. */
final class Tagging {
    private final SchemaHistories histories;
    private final ScriptLibrary library;

    Tagging(SchemaHistories histories, ScriptLibrary library) {
        this.histories = histories;
        this.library = library;
    }

    /**
     * The migrations of a source, with their scripts.
     *
     * @param entries every row of the history, those with a script marked as embedded
     * @param effective the rows that describe the present state
     * @param problems scripts that are missing or differ
     */
    record Tag(
            Optional<HistoryFacts> history,
            @Nullable String schemaVersion,
            List<MigrationEntry> entries,
            List<MigrationEntry> effective,
            Map<Integer, byte[]> scripts,
            List<String> problems,
            MigrationOrigins origins) {
        Tag {
            entries = List.copyOf(entries);
            effective = List.copyOf(effective);
            problems = List.copyOf(problems);
        }

        Optional<TableName> table() {
            return history.map(HistoryFacts::table);
        }
    }

    Tag read(Snapshot snapshot, BackupRequest request) {
        Optional<MigrationSet> found = histories.find(snapshot, request.history());
        if (found.isEmpty()) {
            if (!request.unversioned()) {
                throw new UsageException(
                        "The database has no schema history that Flyback knows, so its dump would have no version.",
                        "Name the table with --history-table, or say --unversioned to dump it all the same.");
            }
            return new Tag(
                    Optional.empty(),
                    null,
                    List.of(),
                    List.of(),
                    Map.of(),
                    List.of(),
                    new MigrationOrigins(List.of(), false));
        }
        MigrationSet set = found.get();
        refuseFailed(set);
        Scripts scripts = library.find(set, request.history(), request.migrations());
        List<MigrationEntry> entries = set.entries().stream()
                .map(entry -> entry.withEmbedded(scripts.byRank().containsKey(entry.rank())))
                .toList();
        return new Tag(
                Optional.of(set.facts()),
                set.schemaVersion(),
                entries,
                histories.effective(entries),
                scripts.byRank(),
                scripts.problems(),
                new MigrationOrigins(
                        scripts.byRank().values(), scripts.problems().isEmpty()));
    }

    private static void refuseFailed(MigrationSet set) {
        List<String> failed = set.entries().stream()
                .filter(entry -> !entry.success())
                .map(MigrationEntry::script)
                .toList();
        if (!failed.isEmpty()) {
            throw new DatabaseException(
                    "The schema history " + set.facts().table() + " has failed migrations: " + String.join(", ", failed)
                            + ".",
                    "Repair the database first (flyway repair, then flyway migrate): its shape belongs to no version.");
        }
    }
}
