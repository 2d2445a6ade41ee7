package dev.flyback.database.mysql.connection;

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

    /** Whether the server shows all of them. */
    public boolean complete() {
        return count <= shown.size();
    }
}
