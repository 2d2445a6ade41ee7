package dev.flyback.database.mysql;

import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Waiting for locks: how long, and who is in the way. */
final class LockWaits {
    /** Who runs something for longest; without the right PROCESS only the account's own sessions are seen. */
    private static final String BUSY =
            "SELECT ID, USER, COMMAND, TIME, COALESCE(STATE, ''), DB FROM information_schema.PROCESSLIST"
                    + " WHERE ID <> CONNECTION_ID() AND COMMAND NOT IN ('Daemon', 'Binlog Dump', 'Binlog Dump GTID')"
                    + " AND (COMMAND <> 'Sleep' OR DB = DATABASE()) AND USER <> 'event_scheduler'"
                    + " ORDER BY COMMAND = 'Sleep', TIME DESC LIMIT 5";

    private LockWaits() {}

    /** Bounds every wait for a lock of a session. */
    static void limit(Connection session, Duration timeout) {
        long seconds = Math.max(1, Math.min(timeout.toSeconds(), 31_536_000));
        Query.execute(session, "setting up a session", "SET SESSION lock_wait_timeout = " + seconds);
    }

    /** The failure of a wait, naming sessions that may be in the way. */
    static DatabaseException notInTime(Connection observer, ServerIdentity server, String doing, SQLException error) {
        List<String> others;
        try {
            others = Query.rows(
                    observer,
                    BUSY,
                    row -> "connection " + row.getLong(1) + " of " + row.getString(2) + " (" + row.getString(3)
                            + " for " + row.getLong(4) + " s"
                            + (row.getString(5).isEmpty() ? "" : ", " + row.getString(5)) + ")");
        } catch (SQLException e) {
            others = List.of();
        }
        return new DatabaseException(
                "The wait for other sessions ended without success while " + doing + ": "
                        + (others.isEmpty() ? "the account is shown no other session" : String.join("; ", others))
                        + ".",
                "Wait for that session or end it (KILL), or raise --lock-timeout. The right PROCESS lets Flyback see every session of "
                        + server.flavor().title() + ".",
                error);
    }
}
