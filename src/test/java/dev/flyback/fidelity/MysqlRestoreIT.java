package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlOracle;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.OnEveryMysqlServer;
import dev.flyback.testing.PostgresServer;
import java.util.List;

/** What a restore into MySQL and MariaDB refuses, tells, and goes on with. */
final class MysqlRestoreIT {
    private static final String FAMILY = """
            create table parent (id int primary key, name varchar(40), unique key by_name (name));
            create table child (id int primary key auto_increment, parent int, t text, key by_parent (parent),
              constraint child_of foreign key (parent) references parent (id));
            create trigger shout before insert on child for each row set new.t = upper(new.t)""";

    @OnEveryMysqlServer
    void a_target_that_is_not_empty_is_refused_and_left_alone(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = MysqlBackupIT.simple(server)) {
            trip.backup().expect(0);
            trip.target().execute("create table mine (x int)");

            FlybackResult refused = trip.restore().expect(8);

            assertThat(refused.error().get("message").asText()).contains("table mine");
            assertThat(trip.target().query("show tables")).isEqualTo(List.of(List.of("mine")));
        }
    }

    @OnEveryMysqlServer
    void an_account_with_rights_on_the_target_alone_is_enough(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = family(server)) {
            trip.backup().expect(0);
            String account = "flyback_restorer";
            server.execute("mysql", "drop user if exists " + account);
            server.accountNamed(account);
            server.execute(
                    "mysql", "grant all on " + MysqlServer.quoted(trip.target().name()) + ".* to " + account);
            if (!server.isMariadb()) {
                server.execute("mysql", "set global log_bin_trust_function_creators = 1");
            }

            trip.restoreAs(account).expect(0);

            assertThat(trip.target().value("select count(*) from child"))
                    .isEqualTo(trip.source().value("select count(*) from child"));
        }
    }

    @OnEveryMysqlServer
    void nothing_goes_into_the_binary_log_where_the_url_says_so_and_the_account_may(MysqlServer server) {
        assumeTrue(server.query("mysql", "select @@log_bin").get(0).get(0).equals("1"), "no binary log");
        try (RoundTrip<MysqlDatabase> trip = family(server)) {
            trip.backup().expect(0);
            String account = "flyback_unlogged";
            server.execute("mysql", "drop user if exists " + account);
            server.accountNamed(account);
            String target = MysqlServer.quoted(trip.target().name());
            server.execute("mysql", "grant all on " + target + ".* to " + account);

            FlybackResult refused = restoreUnlogged(trip, account).expect(4);
            assertThat(refused.error().get("message").asText()).contains("Access denied");
            assertThat(refused.error().get("hint").asText()).contains("docs/permissions.md");

            String right = server.isMariadb() ? "binlog admin" : "system_variables_admin";
            server.execute("mysql", "grant " + right + " on *.* to " + account);
            List<List<String>> logs = server.query("mysql", "show binary logs");
            restoreUnlogged(trip, account).expect(0);

            assertThat(server.query("mysql", "show binary logs")).isEqualTo(logs);
            assertThat(trip.target().query("select * from child order by id"))
                    .isEqualTo(trip.source().query("select * from child order by id"));
        }
    }

    private static FlybackResult restoreUnlogged(RoundTrip<MysqlDatabase> trip, String account) {
        String url = trip.target().url();
        return FlybackProcess.of("restore", "latest", "--name", "fidelity", "--json")
                .with("--store", trip.store().toString())
                .with("--url", url + (url.contains("?") ? "&" : "?") + "sessionVariables=sql_log_bin=0")
                .with("--username", account)
                .environment("FLYBACK_PASSWORD", PostgresServer.PASSWORD)
                .run();
    }

    @OnEveryMysqlServer
    void another_default_collation_is_refused_before_rows_are_written(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = MysqlBackupIT.simple(server)) {
            trip.backup().expect(0);
            latin(server, trip.target());

            FlybackResult refused = trip.restore().expect(8);

            assertThat(refused.error().get("message").asText()).contains("ALTER DATABASE");
        }
    }

    @OnEveryMysqlServer
    void a_default_collation_that_a_migration_changes_is_changed_again(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = RoundTrip.within(server)) {
            latin(server, trip.source());
            latin(server, trip.target());
            trip.script("V1__old.sql", "create table old (n int primary key, t varchar(20))")
                    .script("V2__modern.sql", "alter database character set utf8mb4 collate utf8mb4_bin")
                    .script("V3__new.sql", "create table new (n int primary key, t varchar(20))")
                    .migrate()
                    .fill("insert into old values (1, 'x'); insert into new values (1, 'y')");
            trip.backup().expect(0);

            trip.restore().expect(0);

            MysqlOracle.assertSame(trip.source(), trip.target());
        }
    }

    /** Whoever writes with a mode that is not strict gets such rows, and a warning only. */
    @OnEveryMysqlServer
    void what_the_server_cut_off_of_generated_columns_it_cuts_off_again(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = RoundTrip.within(server)) {
            trip.script(
                            "V1__t.sql",
                            "create table t (id int primary key, txt varchar(20), n int as (cast(txt as signed)) stored,"
                                    + " s varchar(3) as (txt) stored)")
                    .migrate()
                    .fill("set sql_mode = ''; insert into t (id, txt) values (1, '12abc'), (2, '7')");
            trip.backup().expect(0);

            FlybackProcess.of(
                            "restore",
                            "latest",
                            "--name",
                            "fidelity",
                            "--store",
                            trip.store().toString())
                    .on(trip.target())
                    .run()
                    .expect(0);

            MysqlOracle.assertSame(trip.source(), trip.target());
        }
    }

    @OnEveryMysqlServer
    void generated_columns_that_depend_on_a_time_zone_are_told(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = RoundTrip.within(server)) {
            trip.script(
                            "V1__t.sql",
                            "create table zoned (id int primary key, ts timestamp null, d date as (date(ts)) stored);"
                                    + " create table plain (id int primary key, dt datetime, d date as (date(dt)) stored)")
                    .migrate();

            assertThat(trip.backup().expect(0).output()).contains("+00:00", ": zoned.");
        }
    }

    private static void latin(MysqlServer server, MysqlDatabase database) {
        server.execute("mysql", "alter database " + MysqlServer.quoted(database.name()) + " collate latin1_swedish_ci");
    }

    @OnEveryMysqlServer
    void rows_that_refer_to_nothing_come_back_and_are_told(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = family(server)) {
            trip.fill("set foreign_key_checks = 0; insert into child (parent, t) values (999, 'lost'), (998, 'lost')");
            trip.backup().expect(0);

            FlybackResult restored = trip.restore().expect(3);

            assertThat(restored.output()).contains("child_of", "2 rows");
            MysqlOracle.assertSame(trip.source(), trip.target());
        }
    }

    @OnEveryMysqlServer
    void rows_that_no_check_looked_at_come_back_and_are_told(MysqlServer server) {
        assumeTrue(server.isMariadb(), "MariaDB's");
        try (RoundTrip<MysqlDatabase> trip = RoundTrip.within(server)) {
            trip.script(
                            "V1__t.sql",
                            "create table t (n int primary key, price int, constraint dear check (price > 10)); create table fits (n int check (n > 0))")
                    .migrate()
                    .fill(
                            "set check_constraint_checks = 0; insert into t values (1, 11), (2, 9), (3, 12); insert into fits values (1)");
            trip.backup().expect(0);

            FlybackResult restored = trip.restore().expect(3);

            assertThat(restored.output()).contains("rows of t", "dear").doesNotContain("fits");
            MysqlOracle.assertSame(trip.source(), trip.target());
        }
    }

    @OnEveryMysqlServer
    void rows_that_refer_to_nothing_of_another_database_are_told(MysqlServer server) {
        try (MysqlDatabase other = server.databaseNamed("flyback-other");
                RoundTrip<MysqlDatabase> trip = RoundTrip.within(server)) {
            other.execute(
                    "create table parent (a int, b int, primary key (a, b)); insert into parent values (1, 1), (2, 2)");
            trip.script(
                            "V1__t.sql",
                            "create table child (n int primary key, a int, b int, key (a, b),"
                                    + " constraint elsewhere foreign key (a, b) references `flyback-other`.parent (a, b))")
                    .migrate()
                    .fill("insert into child values (1, 1, 1), (2, 2, 2), (3, null, 2)");
            trip.backup().expect(0);
            trip.restore().expect(0);
            trip.fill("set foreign_key_checks = 0; insert into child values (4, 1, 2)");
            trip.backup().expect(0);
            try (MysqlDatabase second = server.freshDatabase()) {
                FlybackResult restored = trip.restoreInto(second).expect(3);

                assertThat(restored.output()).contains("elsewhere", "1 row", "flyback-other.parent");
                MysqlOracle.assertSame(trip.source(), second);
            }
        }
    }

    @OnEveryMysqlServer
    void a_reference_into_a_database_that_the_account_may_not_read_is_told(MysqlServer server) {
        try (MysqlDatabase other = server.databaseNamed("flyback-other");
                RoundTrip<MysqlDatabase> trip = RoundTrip.within(server)) {
            other.execute("create table parent (a int primary key); insert into parent values (1)");
            trip.script(
                            "V1__t.sql",
                            "create table child (n int primary key, a int, constraint elsewhere foreign key (a) references `flyback-other`.parent (a))")
                    .migrate()
                    .fill("insert into child values (1, 1)");
            trip.backup().expect(0);
            String account = "flyback_restorer";
            server.execute("mysql", "drop user if exists " + account);
            server.accountNamed(account);
            server.execute(
                    "mysql", "grant all on " + MysqlServer.quoted(trip.target().name()) + ".* to " + account);
            server.execute("mysql", "grant references on `flyback-other`.* to " + account);

            FlybackResult restored = trip.restoreAs(account).expect(3);

            assertThat(restored.output()).contains("elsewhere", "could not be looked at", "flyback-other");
            MysqlOracle.assertSame(trip.source(), trip.target());
        }
    }

    @OnEveryMysqlServer
    void an_application_that_made_the_schema_gets_the_rows(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = family(server)) {
            trip.backup().expect(0);
            trip.migrateTarget();
            trip.target().execute("insert into parent values (5000, 'seed')");

            trip.restore("--premigrated").expect(0);

            MysqlOracle.assertSame(trip.source(), trip.target());
        }
    }

    @OnEveryMysqlServer
    void a_half_restored_target_is_neither_restored_into_nor_backed_up(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = family(server)) {
            trip.backup().expect(0);
            trip.target()
                    .execute(
                            "create table flyback_restore (only_row tinyint primary key, dump_id varchar(64), index_sha256 varchar(64),"
                                    + " phase varchar(20), started_at varchar(40), flyback_version varchar(100));"
                                    + " insert into flyback_restore values (1, '0123', 'x', 'LOAD', '2026-01-01T00:00:00Z', '1')");

            assertThat(trip.restore().expect(8).error().get("message").asText()).contains("half-restored");
            FlybackResult backup = FlybackProcess.of(
                            "backup", "--unversioned", "--store", trip.store().toString(), "--json")
                    .on(trip.target())
                    .run()
                    .expect(4);
            assertThat(backup.error().get("message").asText()).contains("half-restored");
        }
    }

    @OnEveryMysqlServer
    void a_row_that_no_statement_can_bring_is_refused_before_anything_is_written(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__t.sql", "create table t (n int primary key, b longblob)")
                    .migrate()
                    .fill("insert into t values (1, repeat('x', 4000000))");
            trip.backup().expect(0);
            String packets = server.query("mysql", "select @@global.max_allowed_packet")
                    .get(0)
                    .get(0);
            server.execute("mysql", "set global max_allowed_packet = 1048576, global local_infile = 0");
            try {
                FlybackResult refused = trip.restore().expect(8);

                assertThat(refused.error().get("message").asText()).contains("a row of t", "max_allowed_packet");
                assertThat(trip.target().query("show tables")).isEmpty();
            } finally {
                server.execute("mysql", "set global max_allowed_packet = " + packets + ", global local_infile = 1");
            }
        }
    }

    /** A DECIMAL within a JSON document cannot be written as JSON; it must not come back otherwise without a word. */
    @OnEveryMysqlServer
    void a_decimal_within_json_is_found_by_the_proof(MysqlServer server) {
        assumeTrue(!server.isMariadb(), "MariaDB keeps the text of JSON");
        try (RoundTrip<MysqlDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__t.sql", "create table t (n int primary key, j json)")
                    .migrate()
                    .fill("insert into t values (1, json_object('d', cast(1.10 as decimal(10, 2))))");
            trip.backup().expect(0);

            assertThat(trip.restore().expect(4).error().get("message").asText()).contains("t has as many rows");
        }
    }

    /** Large enough that keys are taken off. */
    private static RoundTrip<MysqlDatabase> family(MysqlServer server) {
        RoundTrip<MysqlDatabase> trip =
                RoundTrip.within(server).script("V1__family.sql", FAMILY).migrate();
        trip.fill("insert into parent values (1, 'one'), (2, 'two'), (3, null)");
        trip.fill("insert into child (parent, t) values (1, repeat('a', 2000)), (2, repeat('b', 2000)), (null, 'c')");
        for (int i = 0; i < 10; i++) {
            trip.fill("insert into child (parent, t) select parent, t from child");
        }
        return trip;
    }
}
