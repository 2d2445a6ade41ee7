package dev.flyback.database.mysql.connection;

import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.util.List;

/**
 * What the server warns of the session's last statement; the driver tells no levels.
 *
 * @param count as many as there were, of which the server may show fewer ({@code max_error_count})
 */
public record ServerWarnings(List<Warning> shown, int count) {
    /** The list is copied. */
    public ServerWarnings {
        shown = List.copyOf(shown);
    }

    /** A warning, or a note. */
    public record Warning(String level, int code, String text) {
        /** Whether it tells of nothing that happened to a value. */
        public boolean isNote() {
            return level.equals("Note");
        }
    }

    /** To be called before anything else is asked for in the session. */
    public static ServerWarnings read(Connection connection) {
        List<Warning> shown = Query.list(
                connection,
                "reading the server's warnings",
                "SHOW WARNINGS",
                row -> new Warning(row.getString(1), row.getInt(2), row.getString(3)));
        int count =
                Query.one(connection, "counting the server's warnings", "SHOW COUNT(*) WARNINGS", row -> row.getInt(1));
        return new ServerWarnings(shown, count);
    }

    /**
     * That the server shows fewer than there are, as a failure.
     *
     * @param next what follows for the user, to follow what the server or its account needs
     */
    public DatabaseException incomplete(String table, String next) {
        return new DatabaseException(
                "The server has " + count + " warnings for rows of " + table + ", and shows only " + shown.size() + ".",
                "Raise max_error_count of the server, or grant the account SESSION_VARIABLES_ADMIN" + next);
    }

    /** Whether the server shows all of them. */
    public boolean complete() {
        return count <= shown.size();
    }
}
