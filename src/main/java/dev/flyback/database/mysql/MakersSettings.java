package dev.flyback.database.mysql;

import dev.flyback.database.mysql.Definitions.Definition;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;

/** How the session was set that made a trigger or an event: by these settings the server reads its text. */
final class MakersSettings {
    private MakersSettings() {}

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
