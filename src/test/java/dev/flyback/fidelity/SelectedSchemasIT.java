package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;

/** Dumps of some schemas of a database whose migrations make more. */
final class SelectedSchemasIT {
    private static final String MIGRATION = "create table orders (id int primary key, state text);"
            + " create schema billing; create type billing.currency as enum ('EUR');"
            + " create table billing.invoices (id int, amount numeric, unit billing.currency);"
            + " insert into billing.invoices values (1, 10, 'EUR')";
    private static final String ROWS =
            "insert into orders values (1, 'paid'), (2, 'open'); insert into billing.invoices values (2, 20, 'EUR')";

    @OnEveryServer
    void what_was_left_out_is_in_the_target_as_the_migrations_made_it(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__orders_and_invoices.sql", MIGRATION).migrate().fill(ROWS);
            trip.backup("--schemas", "public").expect(0);

            assertThat(trip.onDump("show", "--json")
                            .expect(0)
                            .json()
                            .get("schemas")
                            .toString())
                    .isEqualTo("[\"public\"]");
            trip.restore().expect(0);

            assertThat(trip.target().value("select string_agg(state, ',' order by id) from orders"))
                    .isEqualTo("paid,open");
            assertThat(trip.target().value("select string_agg(id::text, ',') from billing.invoices"))
                    .isEqualTo("1");
        }
    }

    @OnEveryServer
    void an_application_may_have_made_more_than_was_dumped(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__orders_and_invoices.sql", MIGRATION).migrate().fill(ROWS);
            trip.backup("--schemas", "public").expect(0);
            trip.migrateTarget();

            trip.restore("--premigrated").expect(0);

            assertThat(trip.target().value("select count(*) from orders")).isEqualTo("2");
        }
    }
}
