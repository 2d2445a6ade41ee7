package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.Migrated;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlOracle;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.OnEveryMysqlServer;
import java.util.List;

/** Events and triggers keep who made them and how; where they cannot, nothing is begun. */
final class MysqlMakersIT {
    private static final String RESTORER = "flyback_restorer";
    private static final String EVENTS =
            "select event_name, definer, status from information_schema.events where event_schema = database() order by 1";
    private static final String TICKING = """
            create table tick (n int primary key auto_increment, at timestamp(6) not null default current_timestamp(6));
            create definer = 'nobody'@'%' event idle on schedule every 1 second disable do insert into tick values ();
            create event ticking on schedule every 1 second comment 'never DISABLE it' do insert into tick values ()""";

    @OnEveryMysqlServer
    void an_event_that_fires_every_second_writes_nothing_while_rows_come(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip =
                RoundTrip.within(server).script("V1__tick.sql", TICKING).migrate()) {
            trip.fill(
                    "insert into tick (n) with recursive n as (select 1 as i union all select i + 1 from n where i < 900) select i from n");
            trip.backup().expect(0);
            server.execute("mysql", "set global event_scheduler = on");
            try {
                trip.restore().expect(0);
            } finally {
                server.execute("mysql", "set global event_scheduler = off");
            }
            assertThat(trip.target().query(EVENTS)).isEqualTo(trip.source().query(EVENTS));
            assertThat(trip.target().value("select min(n) from tick")).isEqualTo("1");
        }
    }

    @OnEveryMysqlServer
    void an_event_of_another_account_is_refused_unless_it_is_disabled(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = premigrated(
                server,
                "create table t (x int primary key); create definer = 'nobody'@'%' event e on schedule every 1 year do delete from t")) {
            FlybackResult refused = trip.restoreAs(RESTORER, "--premigrated").expect(8);

            assertThat(refused.error().get("message").asText()).contains("event e of nobody@%", "as another's");
            assertThat(trip.target().query("show tables like 'flyback%'")).isEmpty();

            trip.target().executeAsRoot("alter definer = 'nobody'@'%' event e disable");
            trip.restoreAs(RESTORER, "--premigrated").expect(0);
            assertThat(trip.target().query(EVENTS)).isEqualTo(List.of(List.of("e", "nobody@%", "DISABLED")));
        }
    }

    @OnEveryMysqlServer
    void a_trigger_that_the_binary_log_forbids_is_refused_before_anything_is_written(MysqlServer server) {
        assumeTrue(server.query("mysql", "select @@log_bin").get(0).get(0).equals("1"), "no binary log");
        try (RoundTrip<MysqlDatabase> trip = RoundTrip.within(server)) {
            restorer(server, trip);
            trip.script(
                            "V1__t.sql",
                            "create table t (x int primary key); create trigger tr before insert on t for each row set new.x = new.x + 1")
                    .migrate()
                    .fill("insert into t values (1)")
                    .backup()
                    .expect(0);
            Migrated.by(trip.scripts(), new MysqlDatabase(server, trip.target().name(), RESTORER));
            server.execute("mysql", "set global log_bin_trust_function_creators = 0");
            try {
                FlybackResult refused =
                        trip.restoreAs(RESTORER, "--premigrated").expect(8);

                assertThat(refused.error().get("message").asText())
                        .contains("trigger tr", "log_bin_trust_function_creators");
                assertThat(trip.target().query("show tables like 'flyback%'")).isEmpty();
            } finally {
                server.execute("mysql", "set global log_bin_trust_function_creators = 1");
            }
            trip.restoreAs(RESTORER, "--premigrated").expect(0);
            assertThat(MysqlOracle.contentDifferences(trip.source(), trip.target()))
                    .isEmpty();
        }
    }

    /** A target that an application made, and an account that has all rights on it alone. */
    private static RoundTrip<MysqlDatabase> premigrated(MysqlServer server, String sql) {
        RoundTrip<MysqlDatabase> trip =
                RoundTrip.within(server).script("V1__t.sql", sql).migrate();
        trip.backup().expect(0);
        trip.migrateTarget();
        restorer(server, trip);
        return trip;
    }

    private static void restorer(MysqlServer server, RoundTrip<MysqlDatabase> trip) {
        server.execute("mysql", "drop user if exists " + RESTORER);
        server.accountNamed(RESTORER);
        server.execute(
                "mysql", "grant all on " + MysqlServer.quoted(trip.target().name()) + ".* to " + RESTORER);
    }
}
