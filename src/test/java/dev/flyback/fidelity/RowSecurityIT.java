package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;
import java.nio.file.Files;
import java.util.List;

/** Accounts that must not see all rows, and accounts that may only read. */
final class RowSecurityIT {
    private static final String READER = "flyback_may_only_read";
    private static final String TABLES = "create table tenants (id int primary key, tenant text);"
            + " alter table tenants enable row level security;"
            + " create policy own on tenants using (tenant = 'a');";
    private static final String ROWS =
            "insert into tenants select n, case when n % 2 = 0 then 'a' else 'b' end from generate_series(1, 20) n";
    private static final String RIGHTS =
            "grant usage on schema public to " + READER + "; grant select on all tables in schema public to " + READER
                    + "; grant select on all sequences in schema public to " + READER;

    @OnEveryServer
    void a_reader_whose_rows_are_filtered_gets_no_dump(PostgresServer server) {
        server.roleNamed(READER, "");
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__tenants.sql", TABLES).migrate().fill(ROWS).fill(RIGHTS);
            String message =
                    backupAsReader(trip).expect(4).error().get("message").asText();
            assertThat(message).contains("tenants").containsIgnoringCase("row-level security");
            assertThat(Files.exists(trip.store()) ? trip.dumps() : List.of()).isEmpty();
        }
    }

    @OnEveryServer
    void an_owner_under_forced_security_gets_no_dump(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__tenants.sql", TABLES + "alter table tenants force row level security")
                    .migrate()
                    .fill("alter table tenants no force row level security;" + ROWS
                            + "; alter table tenants force row level security");
            assertThat(trip.backup().expect(4).error().get("message").asText()).contains("tenants");
        }
    }

    @OnEveryServer
    void the_owner_sees_all_rows_where_security_is_not_forced(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__tenants.sql", TABLES).migrate().fill(ROWS).thereAndBack();
        }
    }

    @OnEveryServer
    void a_role_that_may_only_read_can_back_up(PostgresServer server) {
        server.roleNamed(READER, "");
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__orders.sql", "create table orders (id serial primary key, x text)")
                    .migrate()
                    .fill("insert into orders (x) select 'order ' || n from generate_series(1, 100) n")
                    .fill(RIGHTS);
            backupAsReader(trip).expect(0);
            trip.restore().expect(0);
            assertThat(ContentOracle.contentOf(trip.target())).isEqualTo(ContentOracle.contentOf(trip.source()));
        }
    }

    @OnEveryServer
    void a_table_that_may_not_be_read_is_named_and_nothing_is_written(PostgresServer server) {
        server.roleNamed(READER, "");
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__secrets.sql", "create table open (id int); create table secrets (id int)")
                    .migrate()
                    .fill(RIGHTS)
                    .fill("revoke select on secrets from " + READER);
            assertThat(backupAsReader(trip).expect(4).error().get("message").asText())
                    .contains("secrets");
        }
    }

    private static FlybackResult backupAsReader(RoundTrip<TestDatabase> trip) {
        return FlybackProcess.of(
                        "backup", "--name", "fidelity", "--store", trip.store().toString(), "--json")
                .with("--migrations", trip.scripts().toString())
                .on(trip.source(), READER)
                .run();
    }
}
