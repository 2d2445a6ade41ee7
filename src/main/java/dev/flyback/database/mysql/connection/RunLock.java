package dev.flyback.database.mysql.connection;

import dev.flyback.dump.Sha256;
import dev.flyback.failure.BusyException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/** Keeps a second run away from the same database: a lock by name (MySQL's manual, 14.14), which is the server's and dies with its session. */
public final class RunLock {
    private static final int HASH_DIGITS = 32;

    private RunLock() {}

    /** @throws BusyException naming the session that holds the lock */
    public static void take(Connection connection, String database, String where) {
        String lock = name(database);
        boolean taken = Query.one(
                connection, "taking the run's lock", "SELECT GET_LOCK(?, 0)", row -> row.getInt(1) == 1, lock);
        if (!taken) {
            String holder = Query.one(
                    connection,
                    "asking who holds the run's lock",
                    "SELECT IS_USED_LOCK(?)",
                    row -> row.getString(1) == null ? "it has just ended" : "connection " + row.getString(1),
                    lock);
            throw new BusyException(
                    "Another run of Flyback works on " + where + " (" + holder + ").",
                    "Wait until it has ended; its lock ends with its session.");
        }
    }

    /** Lets go at once, where the end of the session may take the server a moment. */
    public static void release(Connection connection, String database) {
        try {
            Query.rows(connection, "SELECT RELEASE_LOCK(?)", row -> row.getString(1), name(database));
        } catch (SQLException e) {
            // The session is lost, and the lock with it.
        }
    }

    /** A lock's name has at most 64 characters. */
    private static String name(String database) {
        byte[] bytes = database.getBytes(StandardCharsets.UTF_8);
        return "flyback-" + Sha256.hex(bytes, 0, bytes.length).substring(0, HASH_DIGITS);
    }
}
