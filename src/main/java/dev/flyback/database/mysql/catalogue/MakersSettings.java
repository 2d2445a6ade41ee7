package dev.flyback.database.mysql.catalogue;

import dev.flyback.database.mysql.catalogue.Definitions.Definition;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.Quoting;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;

/** How the session was set that made a trigger or an event: by these settings the server reads its text. */
public final class MakersSettings {
    private MakersSettings() {}

    /** A text as its maker's client sent it; by the server, whose character sets are not Java's. */
    public static byte[] bytes(Connection connection, String characterSet, String text) {
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

    /** The statement that sets a session to the mode of the maker. */
    public static String mode(Definition maker) {
        return "SET SESSION sql_mode = " + Quoting.literal(maker.mode());
    }

    /** The statement that sets a session to the maker's character set and collation; to be run after {@link #mode}. */
    public static String characterSet(Definition maker) {
        return "SET SESSION character_set_client = " + Quoting.literal(maker.characterSet())
                + ", collation_connection = " + Quoting.literal(maker.collation());
    }
}
