package dev.flyback.database.mysql.connection;

import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Waiting for locks: how long, and who is in the way. */
public record LockWaits(MysqlConnections connections, ServerIdentity server) {
    private static final int NAMED_AT_MOST = 5;

    /** Who runs something for longest; without the right PROCESS only the account's own sessions are seen. */
    private static final String BUSY =
            "SELECT ID, USER, COMMAND, TIME, COALESCE(STATE, ''), DB FROM information_schema.PROCESSLIST"
                    + " WHERE ID <> CONNECTION_ID() AND COMMAND NOT IN ('Daemon', 'Binlog Dump', 'Binlog Dump GTID')"
                    + " AND (COMMAND <> 'Sleep' OR DB = DATABASE()) AND USER <> 'event_scheduler'"
                    + " ORDER BY COMMAND = 'Sleep', TIME DESC LIMIT ?";

    private static final String AT_WORK = "SELECT ID FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID()"
            + " AND COMMAND NOT IN ('Sleep', 'Daemon') AND COALESCE(STATE, '') NOT LIKE 'Waiting for%lock'";

    /** Bounds every wait of a session for a lock of definitions. */
    public static void limit(Connection session, Duration timeout) {
        long seconds = Math.max(1, Math.min(timeout.toSeconds(), 31_536_000));
        Query.execute(session, "setting up a session", "SET SESSION lock_wait_timeout = " + seconds);
    }

    /** The failure of a wait of a backup, naming sessions that may be in the way; the run's own are not. */
    public DatabaseException notInTime(Connection observer, String doing, SQLException error) {
        return notInTime(observer, doing, "or raise --lock-timeout", error);
    }

    /**
     * The failure of a wait, naming sessions that may be in the way; the run's own are not.
     *
     * @param otherwise what the user may do instead of ending a session, to follow a comma
     */
    public DatabaseException notInTime(Connection observer, String doing, String otherwise, SQLException error) {
        List<String> others;
        try {
            others = others(observer);
        } catch (SQLException e) {
            others = List.of();
        }
        return new DatabaseException(
                "The wait for other sessions ended without success while " + doing + ": "
                        + (others.isEmpty() ? "the account is shown no other session" : String.join("; ", others))
                        + ".",
                "Wait for that session or end it (KILL), " + otherwise
                        + ". The right PROCESS lets Flyback see every session of "
                        + server.flavor().title() + ".",
                error);
    }

    /** Whether one of the run's own sessions, but for this one, is doing something, and does not wait for a lock itself. */
    public boolean ownWork(Connection session) {
        Set<Long> own = connections.numbers();
        return Query.list(session, "looking at the run's sessions", AT_WORK, row -> row.getLong(1)).stream()
                .anyMatch(own::contains);
    }

    private List<String> others(Connection observer) throws SQLException {
        Set<Long> own = connections.numbers();
        return Query.rows(observer, BUSY, Session::of, NAMED_AT_MOST + own.size()).stream()
                .filter(session -> !own.contains(session.number()))
                .limit(NAMED_AT_MOST)
                .map(Session::text)
                .toList();
    }

    private record Session(long number, String text) {
        static Session of(ResultSet row) throws SQLException {
            long number = row.getLong(1);
            String state = row.getString(5).isEmpty() ? "" : ", " + row.getString(5);
            return new Session(
                    number,
                    "connection " + number + " of " + row.getString(2) + " (" + row.getString(3) + " for "
                            + row.getLong(4) + " s" + state + ")");
        }
    }
}
