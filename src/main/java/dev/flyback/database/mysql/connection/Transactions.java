package dev.flyback.database.mysql.connection;

import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;

/** Work that is committed as one, or undone. */
public final class Transactions {
    private static final int DEADLOCK_ATTEMPTS = 5;

    private Transactions() {}

    /** Whatever the work throws undoes it. */
    public static void run(Connection connection, String doing, Runnable work) {
        Query.execute(connection, doing, "START TRANSACTION");
        boolean committed = false;
        try {
            work.run();
            Query.execute(connection, doing, "COMMIT");
            committed = true;
        } finally {
            if (!committed) {
                rollBack(connection);
            }
        }
    }

    /** As {@link #run}; done again, a bounded number of times, when the server broke a deadlock by undoing it. */
    public static void runPatiently(Connection connection, String doing, Runnable work) {
        for (int attempt = 1; ; attempt++) {
            try {
                run(connection, doing, work);
                return;
            } catch (DatabaseException e) {
                if (attempt == DEADLOCK_ATTEMPTS || !MysqlErrors.isDeadlock(e)) {
                    throw e;
                }
            }
        }
    }

    /** The failure that led here is the one to tell; a session that is lost has rolled back by itself. */
    public static void rollBack(Connection connection) {
        try {
            Query.run(connection, "ROLLBACK");
        } catch (SQLException e) {
            // See above.
        }
    }
}
