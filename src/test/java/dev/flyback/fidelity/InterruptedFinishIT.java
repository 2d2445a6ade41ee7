package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;

/** Restores that end after everything was put back, forced row-level security above all, but before the ledger is dropped. */
final class InterruptedFinishIT {
    private static final String ADMINISTRATOR = "interrupted_finish_administrator";
    private static final String HEIR = "interrupted_finish_heir";
    private static final String TESTATOR = "interrupted_finish_testator";

    private static final String SCRIPT = """
            create table tenants (id int primary key, tenant text);
            alter table tenants enable row level security, force row level security;
            create policy own on tenants using (tenant = 'a');
            create function gate() returns int language plpgsql as $$
              begin
                if current_setting('app.gate', true) = 'shut' then
                  raise exception 'the gate is shut';
                elsif current_setting('app.gate', true) = 'bent' then
                  comment on index public.tenants_pkey is 'bent';
                end if;
                return 1;
              end $$;
            create materialized view behind_the_gate as select public.gate() as x with no data;
            """;

    private static final String ROWS = """
            alter table tenants no force row level security;
            insert into tenants select n, case when n % 2 = 0 then 'a' else 'b' end from generate_series(1, 20) n;
            alter table tenants force row level security;
            refresh materialized view behind_the_gate""";

    @OnEveryServer
    void a_proof_that_was_made_is_not_made_again(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = failedAtTheView(server, "--prove")) {
            assertThat(trip.target().value("select phase from flyback_restore.restore"))
                    .isEqualTo("PROVED");
            assertThat(restore(trip, "--resume").expect(0).json().get("proved").asBoolean())
                    .isTrue();
            trip.target().assertSameAs(trip.source());
        }
    }

    /** What comes last, after large objects were given to another owner, is the comparison of definitions. */
    @OnEveryServer
    void large_objects_that_the_account_may_no_longer_read_are_not_read_again(PostgresServer server) {
        server.roleNamed(HEIR, "");
        server.roleNamed(TESTATOR, "noinherit");
        server.roleNamed(ADMINISTRATOR, "superuser");
        server.execute("postgres", "grant " + HEIR + " to " + TESTATOR);
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__tenants.sql", SCRIPT).migrate().fill(ROWS);
            trip.source().executeAsSuperuser("select lo_from_bytea(7, 'x'); alter large object 7 owner to " + HEIR);
            trip.backupAs(ADMINISTRATOR).expect(0);
            trip.target().executeAsSuperuser("grant all on schema public to " + TESTATOR);
            trip.target()
                    .executeAsSuperuser("alter database "
                            + PostgresServer.quoted(trip.target().name()) + " owner to " + TESTATOR);
            trip.target().executeAsSuperuser(gate(trip, "set app.gate = 'bent'"));
            assertThat(trip.restoreAs(TESTATOR).expect(4).error().get("message").asText())
                    .contains("definitions are not as the migrations made them");
            assertThat(trip.target().value("select pg_get_userbyid(lomowner) from pg_largeobject_metadata"))
                    .isEqualTo(HEIR);
            trip.target().executeAsSuperuser(gate(trip, "reset app.gate"));
            trip.target().executeAsSuperuser("comment on index tenants_pkey is null");
            trip.restoreAs(TESTATOR, "--resume").expect(0);
        }
    }

    @OnEveryServer
    void rows_that_were_counted_are_not_counted_again(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = failedAtTheView(server)) {
            assertThat(restore(trip, "--resume").expect(0).json().get("proved").asBoolean())
                    .isFalse();
            trip.target().assertSameAs(trip.source());
        }
    }

    @OnEveryServer
    void a_proof_that_only_the_resume_asks_for_sees_every_row(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = failedAtTheView(server)) {
            FlybackResult resumed = restore(trip, "--resume", "--prove").expect(0);
            assertThat(resumed.json().get("proved").asBoolean()).isTrue();
            trip.target().assertSameAs(trip.source());
        }
    }

    @OnEveryServer
    void such_a_proof_finds_what_was_changed_meanwhile(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = failedAtTheView(server)) {
            trip.target().executeAsSuperuser("update tenants set tenant = 'c' where id = 7");
            assertThat(restore(trip, "--resume", "--prove")
                            .expect(4)
                            .error()
                            .get("message")
                            .asText())
                    .contains("public.tenants has as many rows, but other content");
        }
    }

    /** An earlier build knew one phase for all that comes after the rows. */
    @OnEveryServer
    void a_ledger_of_an_earlier_build_is_gone_on_with(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = failedAtTheView(server)) {
            trip.target().execute("update flyback_restore.restore set phase = 'FINISH'");
            restore(trip, "--resume").expect(0);
            trip.target().assertSameAs(trip.source());
        }
    }

    @OnEveryServer
    void a_ledger_of_a_later_build_is_refused(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = failedAtTheView(server)) {
            trip.target().execute("update flyback_restore.restore set phase = 'LATER'");
            FlybackResult refused = restore(trip, "--resume").expect(8);
            assertThat(refused.error().get("message").asText()).contains("LATER");
            assertThat(refused.error().get("hint").asText()).contains("version");
        }
    }

    private static RoundTrip<TestDatabase> failedAtTheView(PostgresServer server, String... options) {
        server.roleNamed(ADMINISTRATOR, "superuser");
        RoundTrip<TestDatabase> trip = RoundTrip.within(server);
        trip.script("V1__tenants.sql", SCRIPT).migrate().fill(ROWS);
        trip.backupAs(ADMINISTRATOR).expect(0);
        trip.target().executeAsSuperuser(gate(trip, "set app.gate = 'shut'"));
        assertThat(restore(trip, options).expect(4).error().get("message").asText())
                .contains("refreshing public.behind_the_gate", "the gate is shut");
        trip.target().executeAsSuperuser(gate(trip, "reset app.gate"));
        return trip;
    }

    private static String gate(RoundTrip<TestDatabase> trip, String how) {
        return "alter database " + PostgresServer.quoted(trip.target().name()) + " " + how;
    }

    private static FlybackResult restore(RoundTrip<TestDatabase> trip, String... options) {
        return FlybackProcess.of(
                        "restore", "--name", "fidelity", "--store", trip.store().toString(), "--json")
                .on(trip.target())
                .with(options)
                .run();
    }
}
