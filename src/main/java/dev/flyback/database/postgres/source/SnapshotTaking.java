package dev.flyback.database.postgres.source;

import dev.flyback.database.Source.SnapshotRequest;
import dev.flyback.database.postgres.catalogue.ShapeReading;
import dev.flyback.database.postgres.connection.PostgresErrors;
import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.Quoting;
import dev.flyback.database.postgres.connection.ServerIdentity;
import dev.flyback.database.postgres.connection.SessionSharing;
import dev.flyback.dump.index.Shape;
import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * Takes a snapshot that catalogue and data agree on. A lock is got after the snapshot, so definitions may change, or a table be truncated or rewritten
 * (which snapshots do not see), in between; then everything is let go and tried again.
 */
final class SnapshotTaking {
    private static final int ATTEMPTS = 5;

    private final Connection observer;
    private final Connection holder;
    private final ServerIdentity server;
    private final SnapshotRequest request;
    private final TableLocks locks;

    SnapshotTaking(Connection observer, Connection holder, ServerIdentity server, SnapshotRequest request) {
        this.observer = observer;
        this.holder = holder;
        this.server = server;
        this.request = request;
        this.locks = new TableLocks(observer, holder, request.lockTimeout());
    }

    /**
     * A snapshot, held by the holder's transaction.
     *
     * @param id for {@code SET TRANSACTION SNAPSHOT}
     */
    record Taken(String id, List<SourceCatalogue.Table> tables, Shape shape) {
        Taken {
            tables = List.copyOf(tables);
        }

        /** Lets another session see the same. A snapshot can be joined for as long as the session lives that took it. */
        void join(Connection session) {
            try (Statement statement = session.createStatement()) {
                statement.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
                statement.execute("SET TRANSACTION SNAPSHOT " + Quoting.literal(id));
                SessionSharing.requireMark(session);
            } catch (SQLException e) {
                throw new DatabaseException(
                        "A worker could not join the snapshot, whose session may have ended: " + PostgresErrors.text(e),
                        "See in the server's log whether it restarted or ended the session, and run the backup again;"
                                + " connect to the server itself, not through a transaction pooler.",
                        e);
            }
        }
    }

    Taken take() {
        try {
            limitWaiting(observer, request.lockTimeout());
            limitWaiting(holder, request.lockTimeout());
            return tryToTake();
        } catch (DatabaseException e) {
            if (e.getCause() instanceof SQLException cause
                    && PostgresErrors.LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
                throw locks.notInTime(List.of(), cause);
            }
            throw e;
        }
    }

    /**
     * Bounds every wait for a lock in a session: even looking at a table's size waits for who changes its definition.
     */
    static void limitWaiting(Connection session, Duration limit) {
        try (Statement statement = session.createStatement()) {
            statement.execute("SET lock_timeout = " + Math.max(1, Math.min(limit.toMillis(), Integer.MAX_VALUE)));
        } catch (SQLException e) {
            throw PostgresErrors.translate(e, "setting up a session");
        }
    }

    /** Ends the snapshot and its locks: whoever waits for them goes on. */
    static void letGo(Connection holder) {
        try (Statement statement = holder.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            throw PostgresErrors.translate(e, "letting the snapshot go");
        }
    }

    private Taken tryToTake() {
        SourcePreflight preflight = new SourcePreflight(observer, server, request);
        preflight.check();
        long deadline = System.nanoTime() + request.lockTimeout().toNanos();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Taken taken = begin();
            if (isThere(taken)) {
                preflight.check(taken.tables());
                if (locks.take(taken.tables(), deadline) && isCurrent(taken)) {
                    return taken;
                }
            }
            letGo(holder);
        }
        throw new DatabaseException(
                "Definitions kept changing: " + ATTEMPTS
                        + " snapshots in a row were outdated before their tables could be locked.",
                "Run the backup when no migration runs.");
    }

    private Taken begin() {
        execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "beginning the snapshot");
        requireMark();
        String id = Query.one(holder, "exporting the snapshot", "SELECT pg_export_snapshot()", row -> row.getString(1));
        return new Taken(
                id,
                new SourceCatalogue(holder, request.schemas()).tables(),
                ShapeReading.read(holder, request.schemas()));
    }

    /** Whether no table was dropped while the catalogue was read. */
    private static boolean isThere(Taken taken) {
        return taken.tables().stream().noneMatch(SourceCatalogue.Table::gone);
    }

    private boolean isCurrent(Taken taken) {
        return fileNodes(new SourceCatalogue(observer, request.schemas()).tables())
                        .equals(fileNodes(taken.tables()))
                && ShapeReading.read(observer, request.schemas()).equals(taken.shape());
    }

    private static List<String> fileNodes(List<SourceCatalogue.Table> tables) {
        return tables.stream()
                .map(table -> table.oid() + " " + table.fileNode() + " " + table.name())
                .toList();
    }

    private void requireMark() {
        try {
            SessionSharing.requireMark(holder);
        } catch (SQLException e) {
            throw PostgresErrors.translate(e, "beginning the snapshot");
        }
    }

    private void execute(String sql, String doing) {
        try (Statement statement = holder.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw PostgresErrors.translate(e, doing);
        }
    }
}
