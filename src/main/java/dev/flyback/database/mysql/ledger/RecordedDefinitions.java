package dev.flyback.database.mysql.ledger;

import dev.flyback.database.mysql.catalogue.DefinitionText;
import dev.flyback.database.mysql.catalogue.Definitions.Definition;
import dev.flyback.database.mysql.connection.Query;
import java.sql.Connection;
import java.util.List;

/** How everything in a target was defined: recorded in the ledger before the load takes anything off, and compared with it at the end. */
public final class RecordedDefinitions {
    private static final String RECORD = "INSERT INTO flyback_restore_definition"
            + " (kind, name, belongs_to, mode, character_set, collation_name, database_collation, definition)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String RECORDED =
            "SELECT kind, name, belongs_to, mode, character_set, collation_name, database_collation, definition"
                    + " FROM flyback_restore_definition";

    private RecordedDefinitions() {}

    /** Forgets what was recorded before, and records these; in the transaction of the session. */
    public static void record(Connection connection, List<Definition> definitions) {
        Query.update(connection, "recording the definitions", "DELETE FROM flyback_restore_definition");
        for (Definition one : definitions) {
            Query.update(
                    connection,
                    "recording the definitions",
                    RECORD,
                    one.kind(),
                    one.name(),
                    one.belongsTo(),
                    one.mode(),
                    one.characterSet(),
                    one.collation(),
                    one.databaseCollation(),
                    one.text());
        }
    }

    /** In the order in which they were recorded. */
    public static List<Definition> read(Connection connection, String kind) {
        return select(connection, RECORDED + " WHERE kind = ? ORDER BY number", kind);
    }

    /** All that was recorded. */
    public static List<Definition> read(Connection connection) {
        return select(connection, RECORDED);
    }

    private static List<Definition> select(Connection connection, String sql, Object... parameters) {
        return Query.list(
                connection,
                "reading the recorded definitions",
                sql,
                row -> new Definition(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)),
                parameters);
    }

    /** How a table was defined before anything was taken off. */
    public static DefinitionText before(Connection connection, String table) {
        return select(connection, RECORDED + " WHERE kind = 'table' AND name = ?", table).stream()
                .findFirst()
                .map(definition -> DefinitionText.of(definition.text()))
                .orElseThrow(() -> new IllegalStateException("nothing recorded of " + table));
    }
}
