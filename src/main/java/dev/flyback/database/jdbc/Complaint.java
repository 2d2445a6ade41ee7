package dev.flyback.database.jdbc;

import dev.flyback.failure.DatabaseException;
import dev.flyback.report.Excerpt;
import java.util.List;

/** A reason not to begin that holds for some things in a database, which it names. */
public final class Complaint {
    private static final int NAMED_AT_MOST = 20;

    private Complaint() {}

    /**
     * Refuses if there is anything to complain about.
     *
     * @param names of what it is about; nothing happens if there are none
     * @param message up to where the names follow
     * @throws DatabaseException that names them, the first twenty if there are more, and counts the rest
     */
    public static void about(List<String> names, String message, String hint) {
        if (!names.isEmpty()) {
            throw new DatabaseException(message + Excerpt.of(names, NAMED_AT_MOST, ", ", ", and ") + ".", hint);
        }
    }
}
