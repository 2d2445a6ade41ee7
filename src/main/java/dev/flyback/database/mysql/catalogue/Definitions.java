package dev.flyback.database.mysql.catalogue;

import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.Quoting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How everything in a database is defined, in the server's own words. */
public final class Definitions {
    /** Kinds of {@link Definition} that others ask for; more are in lower case what {@code SHOW CREATE} takes. */
    public static final String TABLE = "table";
    /** See {@link #TABLE}. */
    public static final String TRIGGER = "trigger";
    /** See {@link #TABLE}. */
    public static final String EVENT = "event";
    /** The database itself, which has no text. */
    public static final String DATABASE = "database";

    private static final String NAMES =
            "SELECT CASE TABLE_TYPE WHEN 'VIEW' THEN 'view' WHEN 'SEQUENCE' THEN 'sequence' ELSE 'table' END,"
                    + " TABLE_NAME, '' FROM information_schema.TABLES WHERE " + Scope.OURS
                    + " UNION ALL SELECT LOWER(ROUTINE_TYPE), ROUTINE_NAME, '' FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()"
                    + " UNION ALL SELECT 'event', EVENT_NAME, STATUS FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()";

    private static final String TRIGGERS =
            "SELECT 'trigger', TRIGGER_NAME, EVENT_OBJECT_TABLE FROM information_schema.TRIGGERS"
                    + " WHERE TRIGGER_SCHEMA = DATABASE() ORDER BY EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER";

    private Definitions() {}

    /**
     * One thing as it is defined.
     *
     * @param belongsTo a trigger's table; of an event, whether it is enabled
     * @param mode the {@code sql_mode} that it was made with
     * @param characterSet of the statement that made it; of a database, its default
     * @param databaseCollation the database's default when it was made
     * @param text the statement that makes it
     */
    public record Definition(
            String kind,
            String name,
            String belongsTo,
            String mode,
            String characterSet,
            String collation,
            String databaseCollation,
            String text) {
        /** Kind and name, for people. */
        public String title() {
            return kind + " " + name;
        }

        /**
         * The same for two things that are defined equally. MySQL keeps the semicolon behind a trigger that was made by one of several statements in one query, and no
         * other.
         */
        public String compared() {
            return mode + "\n" + characterSet + "\n" + collation + "\n" + databaseCollation + "\n"
                    + (kind.equals(TABLE) ? DefinitionText.of(text).canonical() : text.replaceFirst("[;\\s]+$", ""));
        }
    }

    /** Everything, as it is now. */
    public static List<Definition> read(Connection connection) {
        List<Definition> definitions = new ArrayList<>(of(connection, NAMES));
        definitions.addAll(triggers(connection));
        definitions.add(database(connection));
        return definitions;
    }

    /** The database itself: what it gives to things that say nothing of their own. */
    public static Definition database(Connection connection) {
        return Query.one(
                connection,
                "reading the database's defaults",
                "SELECT SCHEMA_NAME, DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME"
                        + " FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = DATABASE()",
                row -> new Definition(
                        DATABASE, row.getString(1), "", "", row.getString(2), row.getString(3), row.getString(3), ""));
    }

    /** All triggers, those of a table in the order in which they run. */
    public static List<Definition> triggers(Connection connection) {
        return of(connection, TRIGGERS);
    }

    private static List<Definition> of(Connection connection, String names) {
        record Named(String kind, String name, String belongsTo) {}
        List<Definition> definitions = new ArrayList<>();
        for (Named named : Query.list(
                connection,
                "reading the catalogue's names",
                names,
                row -> new Named(row.getString(1), row.getString(2), row.getString(3)))) {
            definitions.add(Query.one(
                    connection,
                    "reading the definition of " + named.name(),
                    "SHOW CREATE " + named.kind().toUpperCase(Locale.ROOT) + " " + Quoting.identifier(named.name()),
                    row -> definition(row, named.kind(), named.name(), named.belongsTo())));
        }
        return definitions;
    }

    /** Columns by name, since each kind has others. */
    private static Definition definition(ResultSet row, String kind, String name, String belongsTo)
            throws SQLException {
        Map<String, String> columns = new HashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String value = row.getString(i);
            String label = row.getMetaData().getColumnLabel(i);
            columns.put(
                    label.startsWith("Create ") || label.equals("SQL Original Statement") ? "" : label,
                    value == null ? "" : value);
        }
        return new Definition(
                kind,
                name,
                belongsTo,
                columns.getOrDefault("sql_mode", ""),
                columns.getOrDefault("character_set_client", ""),
                columns.getOrDefault("collation_connection", ""),
                columns.getOrDefault("Database Collation", ""),
                columns.getOrDefault("", ""));
    }

    /** How a table is defined now. */
    public static DefinitionText now(Connection connection, String table) {
        return Query.one(
                connection,
                "reading the definition of " + table,
                "SHOW CREATE TABLE " + Quoting.identifier(table),
                row -> DefinitionText.of(row.getString(2)));
    }
}
