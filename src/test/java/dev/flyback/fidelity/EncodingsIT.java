package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;

/** Databases in other encodings than UTF-8. */
final class EncodingsIT {
    private static final String TABLES = "create table words (n int primary key, x text, j json);"
            + " create table \"\u00e9t\u00e9\" (\"colonne \u00e0 part\" text);";

    private static final String LATIN =
            "insert into words select n, chr(n), '\"\u00e9 \u00ff\"' from generate_series(160, 255) n;"
                    + " insert into \"\u00e9t\u00e9\" values ('\u00ab tr\u00e8s \u00bb'), (null)";

    /** Every byte that the server lets into a database that has no encoding. */
    private static final String ANY_BYTES =
            "insert into words select n, convert_from(decode(lpad(to_hex(n), 2, '0'), 'hex'), 'SQL_ASCII')"
                    + " from generate_series(1, 255) n; insert into words values (1000, convert_from('\\xc3280d0aff5c2e0a', 'SQL_ASCII'),"
                    + " convert_from('\\x22ff22', 'SQL_ASCII')::json)";

    @OnEveryServer
    void latin1_comes_back_in_latin1(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip =
                new RoundTrip<>(server.freshDatabase("LATIN1"), server.freshDatabase("LATIN1"))) {
            trip.script("V1__words.sql", TABLES).migrate().fill(LATIN).thereAndBack();
        }
    }

    @OnEveryServer
    void latin1_goes_into_a_database_in_utf8(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip =
                new RoundTrip<>(server.freshDatabase("LATIN1"), server.freshDatabase("UTF8"))) {
            trip.script("V1__words.sql", TABLES).migrate().fill(LATIN).backup().expect(0);
            trip.restore().expect(0);
            assertThat(trip.target().query("select n, x, j from words order by n"))
                    .isEqualTo(trip.source().query("select n, x, j from words order by n"));
        }
    }

    @OnEveryServer
    void bytes_without_an_encoding_come_back_as_they_were(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip =
                new RoundTrip<>(server.freshDatabase("SQL_ASCII"), server.freshDatabase("SQL_ASCII"))) {
            trip.script("V1__words.sql", TABLES).migrate().fill(ANY_BYTES).thereAndBack();
        }
    }

    @OnEveryServer
    void a_target_that_cannot_hold_the_bytes_is_refused_and_untouched(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip =
                new RoundTrip<>(server.freshDatabase("SQL_ASCII"), server.freshDatabase("UTF8"))) {
            trip.script("V1__words.sql", TABLES)
                    .migrate()
                    .fill(ANY_BYTES)
                    .backup()
                    .expect(0);
            JsonNode error = trip.restore().expect(8).error();
            assertThat(error.get("message").asText()).contains("SQL_ASCII").contains("UTF8");
            assertUntouched(trip.target());
        }
    }

    @OnEveryServer
    void what_latin1_cannot_hold_never_looks_restored(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip =
                new RoundTrip<>(server.freshDatabase("UTF8"), server.freshDatabase("LATIN1"))) {
            trip.script("V1__words.sql", TABLES)
                    .migrate()
                    .fill("insert into words values (1, '\u65e5\u672c \ud83d\ude00')")
                    .backup()
                    .expect(0);
            assertThat(trip.restore().exitCode()).isIn(4, 8);
        }
    }

    private static void assertUntouched(TestDatabase database) {
        assertThat(ContentOracle.contentOf(database)).isEmpty();
    }
}
