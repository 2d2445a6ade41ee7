package dev.flyback.database.postgres.source;

import dev.flyback.database.postgres.catalogue.PostgresSmallTables;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.DatabaseException;
import dev.flyback.report.Excerpt;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks, when all rows are read, whether anyone changed meanwhile what neither the snapshot nor its locks keep. */
final class Confirmation {
    private static final int HISTORY_ROWS = 100_000;
    private static final int NAMED_AT_MOST = 20;

    private final Connection observer;
    private final Connection holder;
    private final List<String> schemas;

    /** @param observer a session that sees what is committed now */
    Confirmation(Connection observer, Connection holder, List<String> schemas) {
        this.observer = observer;
        this.holder = holder;
        this.schemas = schemas;
    }

    /**
     * Lets the snapshot go: who waits for its locks must not be waited for where the history is read.
     *
     * @throws DatabaseException if definitions changed or a migration ran
     */
    void require(List<SourceCatalogue.Table> tables, Optional<TableName> history) {
        // Before the snapshot is let go: what waits for it may change these tables, and is not to fail the run.
        List<String> changed =
                UnlockedDefinitions.read(holder, tables).changedIn(UnlockedDefinitions.read(observer, tables));
        if (!changed.isEmpty()) {
            throw new DatabaseException(
                    "Definitions changed during the backup: " + Excerpt.of(changed, NAMED_AT_MOST, ", ", ", and ")
                            + ".",
                    "Run the backup again when no migration runs.");
        }
        Optional<List<Map<String, @Nullable String>>> before = history.map(table -> rows(holder, table));
        SnapshotTaking.letGo(holder);
        if (!before.equals(history.map(table -> rows(observer, table)))) {
            throw new DatabaseException(
                    "A migration ran during the backup: " + history.get() + " has changed.",
                    "Run the backup again when no migration runs.");
        }
    }

    private List<Map<String, @Nullable String>> rows(Connection session, TableName history) {
        return new PostgresSmallTables(session, schemas).rows(history, HISTORY_ROWS);
    }
}
