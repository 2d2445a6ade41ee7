package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;
import java.util.List;

/** What a database sets for every session that connects to it, for the convenience of people, changes no value and ends no run. */
final class SessionDefaultsIT {
    private static final List<String> DEFAULTS = List.of(
            "datestyle = 'German, YMD'",
            "intervalstyle = 'sql_standard'",
            "extra_float_digits = -15",
            "bytea_output = 'escape'",
            "timezone = 'Asia/Kathmandu'",
            "lc_monetary = 'C'",
            "standard_conforming_strings = off",
            "backslash_quote = off",
            "search_path = ''",
            "client_encoding = 'LATIN1'",
            "row_security = off",
            "quote_all_identifiers = on",
            "xmloption = 'document'",
            "array_nulls = off",
            "lock_timeout = '200ms'",
            "idle_in_transaction_session_timeout = '200ms'");

    @OnEveryServer
    void values_come_back_whatever_the_database_sets_for_its_sessions(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script(
                            "V1__values.sql",
                            "create table values_of_all_kinds (id int primary key, at timestamptz, day date, span interval, f4 real, f8 float8,"
                                    + " data bytea, word text, price money, doc xml, many text[])")
                    .migrate()
                    .fill(
                            "insert into values_of_all_kinds select n, timestamptz '2026-03-29 01:30:00.123456+01' + n * interval '1 hour',"
                                    + " date '0044-03-15 BC' + n, interval '1 year -2 days 03:04:05.678901' * n, 1e-7::real / (n + 3), pi() / (n + 1),"
                                    + " decode(md5(n::text) || '5c0027', 'hex'), 'back\\slash ''quote'' ä€ ' || n, (n * 1.01)::numeric::money,"
                                    + " xml '<a>1</a><b/>', array[null, 'NULL', n::text] from generate_series(1, 2000) n");
            set(trip.source(), "set ");
            set(trip.target(), "set ");
            trip.backup().expect(0);
            trip.restore().expect(0);
            set(trip.source(), "reset ");
            set(trip.target(), "reset ");

            ContentOracle.assertSame(trip.source(), trip.target());
            assertThat(trip.target().value("select reltuples from pg_class where relname = 'values_of_all_kinds'"))
                    .as("what the planner knows")
                    .isEqualTo("2000");
        }
    }

    @OnEveryServer
    void names_that_the_source_quotes_without_need_are_the_same_names(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script(
                            "V1__words.sql",
                            "create table words (id int primary key, word text, many text[], kind regtype)")
                    .migrate()
                    .fill("insert into words values (1, 'one', '{two}', 'text')");
            String alter = "alter database " + trip.source().name();
            trip.source().executeAsSuperuser(alter + " set quote_all_identifiers = on");
            trip.backup().expect(0);
            trip.source().executeAsSuperuser(alter + " reset quote_all_identifiers");
            trip.restore().expect(0);

            ContentOracle.assertSame(trip.source(), trip.target());
        }
    }

    private static void set(TestDatabase database, String verb) {
        for (String setting : DEFAULTS) {
            String what = verb.equals("set ") ? setting : setting.substring(0, setting.indexOf(' '));
            database.executeAsSuperuser("alter database " + database.name() + " " + verb + what);
        }
        if (!database.value("select count(*) from pg_settings where name = 'transaction_timeout'")
                .equals("0")) {
            database.executeAsSuperuser("alter database " + database.name() + " " + verb + "transaction_timeout"
                    + (verb.equals("set ") ? " = '200ms'" : ""));
        }
    }
}
