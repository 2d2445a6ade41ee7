package dev.flyback.database.mysql.rebuild;

import dev.flyback.database.mysql.catalogue.Definitions;
import dev.flyback.database.mysql.catalogue.Definitions.Definition;
import dev.flyback.database.mysql.catalogue.MakersSettings;
import dev.flyback.database.mysql.connection.MysqlErrors;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.Quoting;
import dev.flyback.database.mysql.connection.SessionSettings;
import dev.flyback.database.mysql.ledger.RecordedDefinitions;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Runs a statement as the session would that made a trigger or an event. The server keeps that session's mode, character set and collation with it and reads
 * its text by them, so it must get the same bytes under the same names.
 */
public final class MakersSession {
    private MakersSession() {}

    /**
     * The session is as any other afterwards; after a failure it is of no more use. The database's default collation stays the maker's until {@link #end}, so
     * nobody else may run such a statement meanwhile.
     */
    static void run(Connection connection, Definition maker, String sql, String doing) {
        byte[] bytes = MakersSettings.bytes(connection, maker.characterSet(), sql);
        defaultTo(connection, maker.databaseCollation());
        Query.execute(connection, doing, MakersSettings.mode(maker));
        Query.execute(connection, doing, MakersSettings.characterSet(maker));
        try {
            RawStatement.run(connection, bytes);
        } catch (SQLException e) {
            throw MysqlErrors.translate(e, doing);
        }
        for (String setting : SessionSettings.text()) {
            Query.execute(connection, doing, setting);
        }
    }

    /** Makes the database's default what it was when everything was recorded. */
    public static void end(Connection connection) {
        RecordedDefinitions.read(connection, Definitions.DATABASE)
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
}
