package dev.flyback.database.mysql.target;

import dev.flyback.database.mysql.connection.MysqlErrors;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.SessionSettings;
import dev.flyback.database.mysql.ledger.Finding;
import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.IntSupplier;

/**
 * CHECKs of a table. MariaDB takes rows that violate one while {@code check_constraint_checks} is off, and so they are in dumps; that they are there is
 * told, and keeps no row out.
 */
final class Checks {
    /** The server's number of the error, or of the warning. */
    static final int VIOLATED = 4025;

    private static final String LOOK = "SET SESSION check_constraint_checks = 1";

    private final Connection connection;

    Checks(Connection connection) {
        this.connection = connection;
    }

    /**
     * Loads with the server looking, and if it finds something, without.
     *
     * @param table for the finding
     * @param frame the number of the frame that is being loaded
     * @param load which leaves nothing if it fails
     */
    void load(String table, IntSupplier frame, Runnable load) {
        Query.execute(connection, "looking at checks", LOOK);
        try {
            load.run();
        } catch (DatabaseException e) {
            if (!(e.getCause() instanceof SQLException error) || error.getErrorCode() != VIOLATED) {
                throw e;
            }
            leave();
            // Steps have the numbers above 0.
            new Finding(
                            -1 - frame.getAsInt(),
                            "There are rows of " + table + " that a CHECK of the table does not allow ("
                                    + MysqlErrors.text(error) + "). They are restored as the dump has them.")
                    .save(connection);
            load.run();
        } finally {
            leave();
        }
    }

    /** A session that is lost needs no setting, and the failure that led here is the one to tell. */
    private void leave() {
        Query.attempt(connection, "SET SESSION " + SessionSettings.NO_CHECKS);
    }
}
