package dev.flyback.database.postgres.connection;

import dev.flyback.dump.index.SourceFacts;
import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.util.Map;

/**
 * The server behind a session.
 *
 * @param versionNumber {@code server_version_num}: 180006 is 18.6
 * @param pageBytes {@code block_size}: what ctid counts in; chosen when the server was built
 * @param standby whether it is in recovery
 */
public record ServerIdentity(SourceFacts facts, int versionNumber, int pageBytes, boolean standby) {
    private static final int OLDEST_VERSION = 130000;
    private static final int VERSION_WITH_TID_RANGE_SCANS = 140000;

    /** Asks the server; whether Flyback supports it is not looked at. */
    public static ServerIdentity read(Connection connection) {
        return Query.one(
                connection,
                "asking for the server's version",
                "SELECT current_setting('server_version'), current_database(), current_setting('server_encoding'),"
                        + " current_setting('server_version_num')::integer, current_setting('block_size')::integer, pg_is_in_recovery()",
                row -> new ServerIdentity(
                        new SourceFacts("postgresql", row.getString(1), row.getString(2), row.getString(3), Map.of()),
                        row.getInt(4),
                        row.getInt(5),
                        row.getBoolean(6)));
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
