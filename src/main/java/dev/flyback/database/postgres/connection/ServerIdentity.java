package dev.flyback.database.postgres.connection;

import dev.flyback.dump.index.SourceFacts;
import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The server behind a session.
 *
 * @param versionNumber {@code server_version_num}: 180006 is 18.6
 * @param pageBytes {@code block_size}: what ctid counts in; chosen when the server was built
 * @param standby whether it is in recovery
 */
public record ServerIdentity(SourceFacts facts, int versionNumber, int pageBytes, boolean standby) {
    /** Keys of {@link SourceFacts#settings()}: columns of {@code pg_database}, as the newest server names them. */
    public static final String COLLATE = "datcollate";

    /** See {@link #COLLATE}. */
    public static final String CTYPE = "datctype";

    /** See {@link #COLLATE}; {@code c} (the system's library), {@code i} (ICU) or {@code b} (the server's own). */
    public static final String PROVIDER = "datlocprovider";

    /** See {@link #COLLATE}; absent where the provider is the system's library. */
    public static final String LOCALE = "datlocale";

    /** See {@link #COLLATE}; absent where the provider has none. */
    public static final String COLLATION_VERSION = "datcollversion";

    /** Older servers lack some of these columns, or name them otherwise. */
    private static final String LOCALES =
            "d.datcollate, d.datctype, coalesce(row_to_json(d) ->> 'datlocprovider', 'c'),"
                    + " coalesce(row_to_json(d) ->> 'datlocale', row_to_json(d) ->> 'daticulocale'), row_to_json(d) ->> 'datcollversion'"
                    + " FROM pg_database d WHERE d.datname = current_database()";

    /** What the answer has before them. */
    private static final int OTHER_FACTS = 6;

    private static final int OLDEST_VERSION = 130000;
    private static final int VERSION_WITH_TID_RANGE_SCANS = 140000;

    /** Asks the server; whether Flyback supports it is not looked at. */
    public static ServerIdentity read(Connection connection) {
        return Query.one(
                connection,
                "asking for the server's version",
                "SELECT current_setting('server_version'), current_database(), current_setting('server_encoding'),"
                        + " current_setting('server_version_num')::integer, current_setting('block_size')::integer, pg_is_in_recovery(), "
                        + LOCALES,
                row -> new ServerIdentity(
                        new SourceFacts(
                                "postgresql", row.getString(1), row.getString(2), row.getString(3), settings(row)),
                        row.getInt(4),
                        row.getInt(5),
                        row.getBoolean(6)));
    }

    private static Map<String, String> settings(ResultSet row) throws SQLException {
        List<String> names = List.of(COLLATE, CTYPE, PROVIDER, LOCALE, COLLATION_VERSION);
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String value = row.getString(OTHER_FACTS + 1 + i);
            if (value != null) {
                settings.put(names.get(i), value);
            }
        }
        return settings;
    }

    /** Whether a range of pages is read without reading the whole table. */
    public boolean scansRangesOfPages() {
        return versionNumber >= VERSION_WITH_TID_RANGE_SCANS;
    }

    /** @throws DatabaseException if the server is older than what Flyback knows */
    public void requireSupported() {
        if (versionNumber < OLDEST_VERSION) {
            throw new DatabaseException(
                    "The server has PostgreSQL " + facts.serverVersion() + "; Flyback needs 13 or later.",
                    "Use pg_dump and pg_restore of that version, or upgrade the server.");
        }
    }
}
