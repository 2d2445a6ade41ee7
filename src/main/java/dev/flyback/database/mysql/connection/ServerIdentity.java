package dev.flyback.database.mysql.connection;

import dev.flyback.dump.index.SourceFacts;
import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server behind a session.
 *
 * @param version 80036 is 8.0.36, 110806 is 11.8.6
 */
public record ServerIdentity(Flavor flavor, SourceFacts facts, int version) {
    /** The encoding of every frame: what the server converts text to for the session. */
    static final String ENCODING = "utf8mb4";

    /** Keys of {@link SourceFacts#settings()}. */
    public static final String NAMES = "lower_case_table_names";

    /** See {@link #NAMES}. */
    public static final String COLLATION = "collation_database";

    /** From here on MariaDB takes the history of a system-versioned table as it is ({@code system_versioning_insert_history}). */
    private static final int MARIADB_WITH_HISTORY = 101100;

    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})(?:\\.(\\d{1,3}))?.*", Pattern.DOTALL);

    /** Asks the server; whether Flyback supports it is not looked at. */
    public static ServerIdentity read(Connection connection) {
        return Query.one(
                connection,
                "asking for the server's version",
                "SELECT VERSION(), DATABASE(), CAST(@@lower_case_table_names AS CHAR), @@collation_database",
                row -> of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
    }

    private static ServerIdentity of(String version, String database, String names, String collation) {
        Flavor flavor = Flavor.of(version);
        return new ServerIdentity(
                flavor,
                new SourceFacts(
                        flavor.engine(), version, database, ENCODING, Map.of(NAMES, names, COLLATION, collation)),
                number(version));
    }

    /** 0 for what is not understood. */
    public static int number(String version) {
        Matcher matcher = NUMBERS.matcher(version);
        if (!matcher.matches()) {
            return 0;
        }
        String patch = matcher.group(3);
        return Integer.parseInt(matcher.group(1)) * 10_000
                + Integer.parseInt(matcher.group(2)) * 100
                + (patch == null ? 0 : Integer.parseInt(patch));
    }

    /** Else it is MySQL. */
    public boolean isMariadb() {
        return flavor == Flavor.MARIADB;
    }

    /** Whether rows of a system-versioned table can be written with the times that they were valid. */
    public boolean takesHistory() {
        return isMariadb() && version >= MARIADB_WITH_HISTORY;
    }

    /** @throws DatabaseException if the server is older than what Flyback knows */
    public void requireSupported() {
        if (version < flavor.oldest()) {
            throw new DatabaseException(
                    "The server has " + flavor.title() + " " + facts.serverVersion() + "; Flyback needs "
                            + flavor.oldestText() + " or later.",
                    "Use " + flavor.tools() + " of that version, or upgrade the server.");
        }
    }
}
