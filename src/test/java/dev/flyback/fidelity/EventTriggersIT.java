package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.StockTools;
import dev.flyback.testing.StockTools.Outcome;
import dev.flyback.testing.TestDatabase;

/** Event triggers write down the changes that migrations make, and none of those that a restore makes for its own sake. */
final class EventTriggersIT {
    private static final String ADMINISTRATOR = "event_trigger_administrator";

    private static final String LOG = """
            create table ddl_log (id int generated always as identity primary key, what text);
            create function log_ddl() returns event_trigger language plpgsql security definer as $$
              begin
                insert into public.ddl_log (what) values (tg_event || ' ' || tg_tag);
              end $$;
            """;

    private static final String TRIGGERS = """
            create event trigger "logs ""it" on ddl_command_end execute function log_ddl();
            create event trigger logs_always on sql_drop execute function log_ddl();
            alter event trigger logs_always enable always;
            create event trigger logs_replicas on ddl_command_end execute function log_ddl();
            alter event trigger logs_replicas enable replica;
            create event trigger logs_nothing on ddl_command_end execute function log_ddl();
            alter event trigger logs_nothing disable;
            """;

    private static final String TABLES = """
            create table orders (id int primary key, note text);
            create index on orders (note);
            create table items (of_order int references orders);
            create materialized view notes as select count(*) as orders from orders;
            """;

    private static final String ROWS =
            "insert into orders select n, repeat(md5(n::text), 10) from generate_series(1, 5000) n;"
                    + " insert into items select n from generate_series(1, 5000) n; refresh materialized view notes";

    private static final String STATES =
            "select string_agg(evtname || ' ' || evtenabled::text, ', ' order by evtname) from pg_event_trigger";

    @OnEveryServer
    void what_a_restore_does_is_not_written_down(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = ofAnAdministrator(server)) {
            trip.script("V1__log.sql", LOG + TRIGGERS).script("V2__tables.sql", TABLES);
            trip.migrate().fill(ROWS).thereAndBack();
            assertThat(trip.target().value(STATES))
                    .isEqualTo(trip.source().value(STATES))
                    .contains("logs \"it O", "logs_always A", "logs_nothing D", "logs_replicas R");
        }
    }

    @OnEveryServer
    void what_psql_does_is_not_written_down(PostgresServer server) {
        assumeTrue(StockTools.areInstalled(), "zstd and psql are not installed here");
        try (RoundTrip<TestDatabase> trip = ofAnAdministrator(server)) {
            trip.script("V1__log.sql", LOG + TRIGGERS).script("V2__tables.sql", TABLES);
            trip.migrate().migrateTarget().fill(ROWS).backup().expect(0);
            Outcome outcome = StockTools.restore(trip.dump(), trip.target(), trip.scripts());
            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            trip.target().assertSameAs(trip.source());
            assertThat(trip.target().value(STATES)).isEqualTo(trip.source().value(STATES));
        }
    }

    @OnEveryServer
    void those_that_the_account_may_not_switch_off_are_told(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__tables.sql", TABLES).migrate().migrateTarget().fill(ROWS);
            trip.backup().expect(0);
            trip.target()
                    .executeAsSuperuser(
                            "create function looks_on() returns event_trigger language plpgsql as"
                                    + " 'begin end'; create event trigger watches on ddl_command_end execute function looks_on()");
            assertThat(trip.restore("--premigrated").expect(0).warnings())
                    .anyMatch(warning -> warning.contains("the event triggers watches: "));
            assertThat(trip.target().value(STATES)).isEqualTo("watches O");
        }
    }

    /** Up to PostgreSQL 17, only a superuser makes event triggers. */
    private static RoundTrip<TestDatabase> ofAnAdministrator(PostgresServer server) {
        server.roleNamed(ADMINISTRATOR, "superuser");
        return new RoundTrip<>(
                new TestDatabase(server, server.freshDatabase().name(), ADMINISTRATOR),
                new TestDatabase(server, server.freshDatabase().name(), ADMINISTRATOR));
    }
}
