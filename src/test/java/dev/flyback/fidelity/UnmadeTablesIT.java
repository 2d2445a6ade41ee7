package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;

/** Tables that no migration made. */
final class UnmadeTablesIT {
    private static final String BY_HAND =
            "create table qrtz_jobs (id bigserial primary key, x text); insert into qrtz_jobs (x) values ('by hand');"
                    + " create materialized view summary as select count(*) from qrtz_jobs";

    @OnEveryServer
    void a_table_made_by_hand_is_named_dumped_and_reported(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__orders.sql", "create table orders (id int); insert into orders values (1)")
                    .migrate()
                    .fill(BY_HAND);
            FlybackResult backup = trip.backup().expect(0);
            assertThat(backup.json().get("warnings").toString()).contains("qrtz_jobs");
            JsonNode shown = trip.onDump("show", "--json").expect(0).json();
            assertThat(shown.get("notMadeByMigrations").toString())
                    .contains("public.qrtz_jobs")
                    .doesNotContain("orders");
            assertThat(trip.onDump("cat", "--table", "public.qrtz_jobs")
                            .expect(0)
                            .output())
                    .contains("by hand");
            FlybackResult restore = trip.restore().expect(3);
            assertThat(restore.json().get("warnings").toString())
                    .contains("qrtz_jobs")
                    .contains("summary");
            assertThat(restore.json().get("tables").asInt()).isEqualTo(1);
            assertThat(trip.target().value("select to_regclass('qrtz_jobs')")).isNull();
            assertThat(trip.target().value("select count(*) from orders")).isEqualTo("1");
        }
    }

    @OnEveryServer
    void it_comes_back_where_the_application_makes_it(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__orders.sql", "create table orders (id int)")
                    .migrate()
                    .fill(BY_HAND);
            trip.backup().expect(0);
            trip.migrateTarget();
            trip.target().execute(BY_HAND + "; insert into qrtz_jobs (x) values ('of the target'), ('more')");
            trip.restore("--premigrated").expect(0);
            ContentOracle.assertSame(trip.source(), trip.target());
        }
    }

    @OnEveryServer
    void where_a_partition_is_missing_no_row_that_may_belong_to_it_is_restored(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script(
                            "V1__t.sql",
                            "create type colour as enum ('red', 'green', 'blue', 'grey');"
                                    + " create table t (c colour) partition by hash (c);"
                                    + " create table t_even partition of t for values with (modulus 2, remainder 0);"
                                    + " create table orders (id int); insert into orders values (1)")
                    .migrate()
                    .fill("create table by_hand partition of t for values with (modulus 2, remainder 1);"
                            + " insert into t select unnest(enum_range(null::colour)) from generate_series(1, 10)");
            trip.backup().expect(0);
            assertThat(trip.restore().expect(3).json().get("warnings").toString())
                    .contains("public.by_hand", "public.t_even", "another partition of public.t");
            assertThat(trip.target().value("select count(*) from t")).isEqualTo("0");
            assertThat(trip.target().value("select count(*) from orders")).isEqualTo("1");
        }
    }
}
