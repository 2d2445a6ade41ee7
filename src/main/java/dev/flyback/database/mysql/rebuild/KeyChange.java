package dev.flyback.database.mysql.rebuild;

import dev.flyback.database.mysql.connection.MysqlErrors;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.Quoting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/**
 * A change of a table's keys that somebody else may be making at this moment: the server goes on with what a run began that was killed since, and whoever waits for it
 * finds the table otherwise than it read.
 */
final class KeyChange {
    /** A dead run leaves at most two such statements of a table, for its keys and its foreign keys. */
    private static final int ATTEMPTS = 5;

    private KeyChange() {}

    /**
     * Does all in one statement, so that the server reads the table once.
     *
     * @param parts of the {@code ALTER TABLE}, by how the table is defined now; nothing is done if there are none. Asked for again when the server says that a part is done
     */
    static void run(Connection connection, String doing, String table, Supplier<List<String>> parts) {
        for (int attempt = 1; ; attempt++) {
            List<String> missing = parts.get();
            if (missing.isEmpty()) {
                return;
            }
            try {
                Query.run(connection, "ALTER TABLE " + Quoting.identifier(table) + " " + String.join(", ", missing));
                return;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !MysqlErrors.isKeyChangedMeanwhile(e)) {
                    throw MysqlErrors.translate(e, doing);
                }
            }
        }
    }
}
