package dev.flyback.database.mysql.source;

import dev.flyback.database.mysql.catalogue.Tables;
import dev.flyback.database.mysql.connection.LockWaits;
import dev.flyback.database.mysql.connection.MysqlErrors;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.Quoting;
import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Begins a transaction in every session so that all of them see the same: while nothing can be committed. The way that disturbs others least, and that the
 * account is allowed, is taken. That some position of the server stands still proves nothing: what is written without a binary log moves none, and InnoDB shows
 * a transaction's rows to others after it has logged the commit.
 */
final class SnapshotStart {
    private static final List<String> BEGIN = List.of(
            "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
            "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");

    private final Connection locks;
    private final LockWaits waits;
    private final List<Tables.Table> tables;
    private final List<Connection> sessions;
    private final Runnable freeze;

    /**
     * @param locks a session that holds locks for a moment
     * @param sessions the first one is used alone where nothing else is possible
     * @param freeze keeps writers away from tables that no snapshot covers; it could not be done before all tables are locked, which waits for such locks
     */
    SnapshotStart(
            Connection locks, LockWaits waits, List<Tables.Table> tables, List<Connection> sessions, Runnable freeze) {
        this.locks = locks;
        this.waits = waits;
        this.tables = tables;
        this.sessions = sessions;
        this.freeze = freeze;
    }

    /** How it was begun. */
    enum Way {
        /** {@code FLUSH TABLES WITH READ LOCK}, for as long as it takes to begin. */
        GLOBAL_READ_LOCK("", false),
        /** {@code LOCK TABLES … READ}, for as long as it takes to begin. */
        LOCKED_TABLES(
                "The account has no right RELOAD: the tables were locked for a moment, one statement for all.", false),
        /** One session for everything. */
        ONE_SESSION(
                "The account has neither RELOAD nor LOCK TABLES: one session read everything, which is slower.", true);

        private final String note;
        private final boolean single;

        Way(String note, boolean single) {
            this.note = note;
            this.single = single;
        }

        /** What the user should know; empty if nothing. */
        String note() {
            return note;
        }

        /** Whether only the first session sees the snapshot. */
        boolean single() {
            return single;
        }
    }

    Way begin() {
        if (under("FLUSH TABLES WITH READ LOCK", "locking all tables for a moment")) {
            return Way.GLOBAL_READ_LOCK;
        }
        if (tables.stream().anyMatch(Tables.Table::transactional)
                && under(lockTables(), "locking the tables for a moment")) {
            return Way.LOCKED_TABLES;
        }
        freeze.run();
        beginAll(sessions.subList(0, 1));
        return Way.ONE_SESSION;
    }

    /** Nobody writes: a database that only this run may use. */
    void beginUndisturbed() {
        beginAll(sessions);
    }

    private boolean under(String lock, String doing) {
        try {
            Query.run(locks, lock);
        } catch (SQLException e) {
            if (MysqlErrors.lockDenied(e)) {
                return false;
            }
            if (e.getErrorCode() == MysqlErrors.LOCK_WAIT_TIMEOUT) {
                throw waits.notInTime(locks, doing, e);
            }
            throw MysqlErrors.translate(e, doing);
        }
        freeze.run();
        beginAll(sessions);
        Query.execute(locks, "letting the locks go", "UNLOCK TABLES");
        return true;
    }

    private String lockTables() {
        return tables.stream()
                .filter(Tables.Table::transactional)
                .map(table -> Quoting.identifier(table.name()) + " READ")
                .collect(Collectors.joining(", ", "LOCK TABLES ", ""));
    }

    private static void beginAll(List<Connection> sessions) {
        for (Connection session : sessions) {
            for (String statement : BEGIN) {
                Query.execute(session, "beginning the snapshot", statement);
            }
        }
    }

    /** Makes sure that the sessions are still in the transaction they began: one that is lost cannot be replaced. */
    static void requireAlive(List<Connection> sessions) {
        for (Connection session : sessions) {
            try {
                Query.run(session, "DO 0");
            } catch (SQLException e) {
                throw new DatabaseException(
                        "A session of the snapshot was lost: " + MysqlErrors.text(e),
                        "See in the server's log who ended it, and run the backup again.",
                        e);
            }
        }
    }
}
