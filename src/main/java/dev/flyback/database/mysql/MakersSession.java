package dev.flyback.database.mysql;

import dev.flyback.database.mysql.Definitions.Definition;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Runs a statement as the session would that made a trigger or an event. The server keeps that session's mode, character set and collation with it and reads
 * its text by them, so it must get the same bytes under the same names.
 */
final class MakersSession {
    private MakersSession() {}

    /**
     * The session is as any other afterwards; after a failure it is of no more use. The database's default collation stays the maker's until {@link #end}, so
     * nobody else may run such a statement meanwhile.
     */
    static void run(Connection connection, Definition maker, String sql, String doing) {
        byte[] bytes = bytes(connection, maker.characterSet(), sql);
        defaultTo(connection, maker.databaseCollation());
        Query.execute(connection, doing, mode(maker));
        Query.execute(connection, doing, characterSet(maker));
        try {
            RawStatement.run(connection, bytes);
        } catch (SQLException e) {
            throw MysqlErrors.translate(e, doing);
        }
        for (String setting : SessionSettings.common()) {
            Query.execute(connection, doing, setting);
        }
    }

    /** Makes the database's default what it was when everything was recorded. */
    static void end(Connection connection) {
        Definitions.recorded(connection, Definitions.DATABASE)
                .forEach(database -> defaultTo(connection, database.collation()));
    }

    private static void defaultTo(Connection connection, String collation) {
        Definition database = Definitions.database(connection);
        if (!database.collation().equals(collation)) {
            Query.execute(
                    connection,
                    "setting the default collation of the database",
                    "ALTER DATABASE " + Quoting.identifier(database.name()) + " COLLATE "
                            + Quoting.identifier(collation));
        }
    }

    /** A text as its maker's client sent it; by the server, whose character sets are not Java's. */
    static byte[] bytes(Connection connection, String characterSet, String text) {
        if (characterSet.startsWith("utf8")) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        return Query.one(
                connection,
                "writing a definition in " + characterSet,
                "SELECT CAST(CONVERT(? USING " + Quoting.identifier(characterSet) + ") AS BINARY)",
                row -> row.getBytes(1),
                text);
    }

    static String mode(Definition maker) {
        return "SET SESSION sql_mode = " + Quoting.literal(maker.mode());
    }

    static String characterSet(Definition maker) {
        return "SET SESSION character_set_client = " + Quoting.literal(maker.characterSet())
                + ", collation_connection = " + Quoting.literal(maker.collation());
    }
}
