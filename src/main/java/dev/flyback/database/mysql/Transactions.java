package dev.flyback.database.mysql;

import java.sql.Connection;
import java.sql.SQLException;

/** Work that is committed as one, or undone. */
final class Transactions {
    private Transactions() {}

    /** Whatever the work throws undoes it. */
    static void run(Connection connection, String doing, Runnable work) {
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

    /** The failure that led here is the one to tell; a session that is lost has rolled back by itself. */
    private static void rollBack(Connection connection) {
        try {
            Query.run(connection, "ROLLBACK");
        } catch (SQLException e) {
            // See above.
        }
    }
}
