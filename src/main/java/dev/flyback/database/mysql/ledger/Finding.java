package dev.flyback.database.mysql.ledger;

import dev.flyback.database.mysql.connection.Query;
import java.sql.Connection;
import java.util.List;

/**
 * Something that a restore has found and that does not end it: a sentence for the user, told at the end.
 *
 * @param number of the step that found it; of the load, -1 less the frame's number
 */
public record Finding(int number, String text) {
    /** Keeps it in the ledger, in place of one with the same number. */
    public void save(Connection connection) {
        Query.update(
                connection,
                "noting what was found",
                "REPLACE INTO flyback_restore_finding (number, finding) VALUES (?, ?)",
                number,
                text);
    }

    /** What was found, each sentence once. */
    public static List<String> texts(Connection connection) {
        return Query.list(
                connection,
                "reading what was found",
                "SELECT finding FROM flyback_restore_finding GROUP BY finding ORDER BY MIN(ABS(number))",
                row -> row.getString(1));
    }
}
