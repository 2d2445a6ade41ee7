package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlOracle;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.OnEveryMysqlServer;
import dev.flyback.testing.RunningFlyback;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** What a backup of MySQL and MariaDB needs, and what it refuses. */
final class MysqlBackupIT {
    private static final String READER = "flyback_reader";
    private static final String LARGE_TABLES = """
            create table composite (a varchar(20) character set latin1, b int, t text, primary key (a, b));
            create table gaps (id bigint primary key, t text);
            create table bytes (k varbinary(20) primary key, t text);
            create table three_bytes (k varchar(20) character set utf8mb3 primary key, t text);
            create table two_bytes (k varchar(20) character set ucs2, n int, t text, primary key (k, n));
            create table plain (t text)""";

    @OnEveryMysqlServer
    void an_account_with_the_documented_rights_is_enough(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = simple(server)) {
            makeReader(server, trip);

            trip.backupAs(READER).expect(0);
            trip.restore().expect(0);
            MysqlOracle.assertSame(trip.source(), trip.target());
        }
    }

    @OnEveryMysqlServer
    void an_account_that_may_only_read_uses_one_session(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = simple(server)) {
            server.execute("mysql", "drop user if exists " + READER);
            server.accountNamed(READER);
            String database = MysqlServer.quoted(trip.source().name());
            server.execute("mysql", "grant select on " + database + ".* to " + READER);

            FlybackResult backup = trip.backupAs(READER).expect(0);

            assertThat(backup.json().get("warnings").toString()).contains("TRIGGER");
            trip.restore().expect(0);
        }
    }

    @OnEveryMysqlServer
    void an_account_that_sees_only_some_tables_is_refused(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = simple(server)) {
            server.execute("mysql", "drop user if exists " + READER);
            server.accountNamed(READER);
            server.execute(
                    "mysql",
                    "grant select on " + MysqlServer.quoted(trip.source().name()) + ".t to " + READER);

            FlybackResult backup = trip.backupAs(READER).expect(4);

            assertThat(backup.error().get("message").asText()).contains("every table");
            assertThat(trip.store()).doesNotExist();
        }
    }

    @OnEveryMysqlServer
    void a_table_without_transactions_is_refused_unless_it_may_be_locked(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = simple(server)) {
            trip.script("V2__old.sql", "create table old (x int primary key) engine = MyISAM")
                    .migrate()
                    .fill("insert into old values (1), (2)");

            FlybackResult refused = trip.backup().expect(4);

            assertThat(refused.error().get("message").asText()).contains("old (MyISAM)");
            trip.backup("--lock-non-transactional").expect(0);
            trip.restore().expect(0);
            MysqlOracle.assertSame(trip.source(), trip.target());
        }
    }

    @OnEveryMysqlServer
    void large_tables_of_every_kind_of_key_are_read_in_ranges(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__large.sql", LARGE_TABLES).migrate();
            String digits =
                    "(select 0 d union all select 1 union all select 2 union all select 3 union all select 4 union all select 5"
                            + " union all select 6 union all select 7 union all select 8 union all select 9)";
            String numbers = "(select a.d + 10 * b.d + 100 * c.d + 1000 * e.d n from " + digits + " a, " + digits
                    + " b, " + digits + " c, " + digits + " e) numbers";
            trip.fill("insert into composite select concat('k', n mod 7), n, repeat(char(97 + n mod 26), 4000) from "
                    + numbers);
            trip.fill("insert into gaps select n * n * n, repeat(char(97 + n mod 26), 4000) from " + numbers);
            trip.fill("insert into bytes select cast(concat(n, 'x') as binary), repeat(char(97 + n mod 26), 4000) from "
                    + numbers);
            trip.fill(
                    "insert into three_bytes select concat('ä', n), repeat(char(97 + n mod 26), 4000) from " + numbers);
            trip.fill("insert into two_bytes select concat('ä', n mod 7), n, repeat(char(97 + n mod 26), 4000) from "
                    + numbers);
            trip.fill("insert into plain select repeat(char(97 + n mod 26), 4000) from " + numbers);
            trip.source().execute("analyze table composite, gaps, bytes, three_bytes, two_bytes, plain");

            trip.backup("--jobs", "3").expect(0);
            trip.restore("--jobs", "3").expect(0);

            MysqlOracle.assertSame(trip.source(), trip.target());
        }
    }

    @OnEveryMysqlServer
    void tables_that_are_versioned_by_transactions_are_refused_by_name(MysqlServer server) {
        assumeTrue(server.isMariadb(), "MariaDB's");
        try (RoundTrip<MysqlDatabase> trip = RoundTrip.within(server)) {
            trip.script(
                            "V1__t.sql",
                            "create table precise (x int primary key, a bigint unsigned generated always as row start,"
                                    + " b bigint unsigned generated always as row end, period for system_time (a, b)) with system versioning")
                    .migrate();

            assertThat(trip.backup().expect(4).error().get("message").asText()).contains("by transactions", "precise");
            assertThat(trip.store()).doesNotExist();
        }
    }

    @OnEveryMysqlServer
    void a_primary_key_that_the_server_made_is_dumped_though_it_is_hidden(MysqlServer server) {
        assumeTrue(!server.isMariadb(), "MySQL's");
        try (RoundTrip<MysqlDatabase> trip = RoundTrip.within(server)) {
            trip.script(
                            "V1__t.sql",
                            "set session sql_generate_invisible_primary_key = on; create table t (x int);"
                                    + " set session sql_generate_invisible_primary_key = off")
                    .migrate()
                    .fill("insert into t (my_row_id, x) values (7, 1), (9, 1)");
            server.execute("mysql", "set global show_gipk_in_create_table_and_information_schema = off");
            try {
                trip.backup().expect(0);
                trip.restore().expect(0);
            } finally {
                server.execute("mysql", "set global show_gipk_in_create_table_and_information_schema = on");
            }
            MysqlOracle.assertSame(trip.source(), trip.target());
        }
    }

    @OnEveryMysqlServer
    void a_value_that_is_larger_than_a_packet_may_be_comes_back(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = RoundTrip.within(server)) {
            trip.script(
                            "V1__t.sql",
                            "create table t (n int primary key, a longtext character set latin2, b longtext character set sjis, c longblob, d longtext)")
                    .migrate()
                    .fill(
                            "insert into t values (1, repeat('x', 3000000), repeat('x', 3000000), repeat('x', 3000000), repeat('x', 3000000))");
            String packets = server.query("mysql", "select @@global.max_allowed_packet")
                    .get(0)
                    .get(0);
            server.execute("mysql", "set global max_allowed_packet = 1048576");
            try {
                trip.backup().expect(0);
                trip.restore().expect(0);
            } finally {
                server.execute("mysql", "set global max_allowed_packet = " + packets);
            }
            MysqlOracle.assertSame(trip.source(), trip.target());
        }
    }

    @OnEveryMysqlServer
    void a_second_run_is_kept_away(MysqlServer server) throws SQLException {
        try (RoundTrip<MysqlDatabase> trip = simple(server);
                Connection other = trip.source().connect();
                Statement statement = other.createStatement()) {
            String name = "flyback-" + sha256(trip.source().name()).substring(0, 32);
            statement.execute("select get_lock('" + name + "', 0)");

            FlybackResult backup = trip.backup().expect(9);

            assertThat(backup.error().get("message").asText()).contains("Another run");
        }
    }

    @OnEveryMysqlServer
    void a_lock_that_is_not_got_in_time_fails_the_backup_and_names_who_is_in_the_way(MysqlServer server)
            throws SQLException {
        try (RoundTrip<MysqlDatabase> trip = simple(server);
                Connection other = trip.source().connect();
                Statement statement = other.createStatement()) {
            statement.execute("lock tables t write");

            FlybackResult backup = trip.backup("--lock-timeout", "2s").expect(4);

            assertThat(backup.error().get("message").asText()).contains("connection ");
            assertThat(trip.store()).doesNotExist();
        }
    }

    @OnEveryMysqlServer
    void a_change_of_definitions_waits_and_the_backup_does_not_fail(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = RoundTrip.within(server)) {
            trip.script(
                            "V1__two.sql",
                            "create table a (n int primary key auto_increment, t text); create table b like a")
                    .migrate()
                    .fill("insert into a (t) values (repeat('a', 8000)), (repeat('b', 8000))");
            for (int i = 0; i < 12; i++) {
                trip.fill("insert into a (t) select reverse(t) from a");
            }
            trip.fill("insert into b select * from a");
            makeReader(server, trip);

            RunningFlyback backup = FlybackProcess.of("backup", "--name", "fidelity", "--json", "--progress=lines")
                    .with("--store", trip.store().toString(), "--jobs", "2", "--lock-timeout", "1s")
                    .with("--compression-level", "12")
                    .on(trip.source(), READER)
                    .start();
            backup.awaitPhase("dump");
            trip.source().execute("alter table b add column later int; alter table a add column later int");

            backup.await(Duration.ofMinutes(2)).expect(0);
        }
    }

    /** An account with what the documents ask for, and no more. */
    private static void makeReader(MysqlServer server, RoundTrip<MysqlDatabase> trip) {
        server.execute("mysql", "drop user if exists " + READER);
        server.accountNamed(READER);
        String database = MysqlServer.quoted(trip.source().name());
        server.execute("mysql", "grant select, show view, trigger, lock tables on " + database + ".* to " + READER);
        server.execute("mysql", "grant process on *.* to " + READER);
    }

    static RoundTrip<MysqlDatabase> simple(MysqlServer server) {
        return RoundTrip.within(server)
                .script("V1__t.sql", "create table t (x int primary key auto_increment, y varchar(50))")
                .migrate()
                .fill("insert into t (y) values ('a'), ('b'), (null)");
    }

    private static String sha256(String text) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return dev.flyback.dump.Sha256.hex(bytes, 0, bytes.length);
    }
}
