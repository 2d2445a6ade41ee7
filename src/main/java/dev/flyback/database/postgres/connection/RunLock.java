package dev.flyback.database.postgres.connection;

import dev.flyback.failure.BusyException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps a second run away from the same database: a session-level advisory lock (manual, 13.3.5). Advisory locks are local to a database, and die with
 * their session.
 */
public final class RunLock {
    /** The letters "Flyback" as a number. */
    private static final long KEY = 0x466C796261636BL;

    private RunLock() {}

    /** @throws BusyException naming the session that holds the lock */
    public static void take(Connection connection, String database) {
        try (Statement statement = connection.createStatement();
                ResultSet taken = statement.executeQuery("SELECT pg_catalog.pg_try_advisory_lock(" + KEY + ")")) {
            taken.next();
            if (!taken.getBoolean(1)) {
                throw new BusyException(
                        "Another run of Flyback works on " + database + " (" + holder(connection) + ").",
                        "Wait until it has ended; its lock ends with its session.");
            }
        } catch (SQLException e) {
            throw PostgresErrors.translate(e, "taking the run's lock");
        }
    }

    /** Lets go at once, where the end of the session may take the server a moment. */
    public static void release(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_catalog.pg_advisory_unlock_all()");
        } catch (SQLException e) {
            // The session is lost, and the lock with it.
        }
    }

    private static String holder(Connection connection) throws SQLException {
        String sql = "SELECT l.pid, a.client_addr, a.backend_start FROM pg_catalog.pg_locks l"
                + " LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'advisory' AND l.granted"
                + " AND l.objsubid = 1 AND l.classid = " + (KEY >>> 32) + " AND l.objid = " + (KEY & 0xFFFFFFFFL)
                + " AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next()
                    ? "server process " + row.getLong(1)
                            + (row.getString(2) == null ? "" : ", from " + row.getString(2))
                    : "it has just ended";
        }
    }
}
