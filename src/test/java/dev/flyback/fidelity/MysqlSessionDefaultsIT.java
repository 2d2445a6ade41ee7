package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.Migrated;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlOracle;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.OnEveryMysqlServer;
import dev.flyback.testing.StockTools.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** What a server sets for every session, for the convenience of people, changes no value and ends no run. */
final class MysqlSessionDefaultsIT {
    private static final String TABLES = """
            create table parent (id int primary key auto_increment, name varchar(40) unique, children int not null default 0);
            create table child (id int primary key auto_increment, parent int, at timestamp null, d date, word varchar(200), f double, e enum('a', 'b'),
              key (word), constraint child_of foreign key (parent) references parent (id));
            create trigger child_counts after insert on child for each row update parent set children = children + 1 where id = new.parent;
            create view families as select p.name, c.word from parent p join child c on c.parent = p.id""";

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("sql_select_limit", "1"),
            Map.entry("sql_safe_updates", "1"),
            Map.entry("max_join_size", "2"),
            Map.entry("completion_type", "'RELEASE'"),
            Map.entry("wait_timeout", "1"),
            Map.entry("net_write_timeout", "1"),
            Map.entry("autocommit", "0"),
            Map.entry("sql_auto_is_null", "1"),
            Map.entry("unique_checks", "0"),
            Map.entry("foreign_key_checks", "0"),
            Map.entry("lc_messages", "'de_DE'"),
            Map.entry("max_error_count", "0"),
            Map.entry("sql_quote_show_create", "0"),
            Map.entry("lock_wait_timeout", "1"),
            Map.entry("innodb_lock_wait_timeout", "1"),
            Map.entry("div_precision_increment", "0"),
            Map.entry("group_concat_max_len", "4"),
            Map.entry("sql_mode", "'ANSI,STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,PAD_CHAR_TO_FULL_LENGTH'"),
            Map.entry("time_zone", "'-09:30'"));

    private static final Map<String, String> OF_MYSQL =
            Map.of("transaction_isolation", "'SERIALIZABLE'", "transaction_read_only", "1", "max_execution_time", "1");

    private static final Map<String, String> OF_MARIADB = Map.of(
            "tx_isolation", "'SERIALIZABLE'",
            "tx_read_only", "1",
            "max_statement_time", "0.5",
            "idle_transaction_timeout", "1",
            "idle_readonly_transaction_timeout", "1",
            "idle_write_transaction_timeout", "1");

    @TempDir
    Path folder;

    @OnEveryMysqlServer
    void values_come_back_whatever_the_server_sets_for_its_sessions(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = family(server);
                MysqlDatabase byStockClient = server.freshDatabase()) {
            trip.migrateTarget();
            Migrated.by(trip.scripts(), byStockClient);
            Map<String, String> before = set(server);
            Outcome stock;
            try {
                trip.backup("--jobs", "2").expect(0);
                trip.onDump("verify").expect(0);
                trip.restore("--premigrated", "--jobs", "2").expect(0);
                stock = server.stockRestore(trip.dump(), byStockClient, folder);
            } finally {
                server.execute("mysql", statement(before));
            }
            assertThat(stock.exitCode()).as(stock.output()).isZero();
            assertThat(trip.target().value("select count(*) from child")).isEqualTo("3000");
            MysqlOracle.assertSame(trip.source(), trip.target());
            MysqlOracle.assertSame(trip.source(), byStockClient);
        }
    }

    /** Migrations run with the server's own settings; what their tool reads of the history is not cut short. */
    @OnEveryMysqlServer
    void a_history_is_read_to_its_end_though_answers_are_limited(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = family(server)) {
            trip.script("V2__more.sql", "create table more (x int primary key); insert into more values (1), (2), (3)")
                    .migrate();
            server.execute("mysql", "set global sql_select_limit = 1");
            try {
                trip.backup().expect(0);
                trip.restore().expect(0);
            } finally {
                server.execute("mysql", "set global sql_select_limit = 18446744073709551615");
            }
            MysqlOracle.assertSame(trip.source(), trip.target());
        }
    }

    private static RoundTrip<MysqlDatabase> family(MysqlServer server) {
        RoundTrip<MysqlDatabase> trip =
                RoundTrip.within(server).script("V1__family.sql", TABLES).migrate();
        trip.fill(
                "insert into parent (name) select concat('p', a.d, b.d) from (select 0 d union all select 1 union all select 2) a,"
                        + " (select 0 d union all select 1 union all select 2) b");
        return trip.fill(rows(server));
    }

    private static String rows(MysqlServer server) {
        return "set session " + (server.isMariadb() ? "max_recursive_iterations" : "cte_max_recursion_depth")
                + " = 5000; insert into child with recursive n as (select 1 as i union all select i + 1 from n where i < 3000)"
                + " select i, 1 + i mod 9, timestamp'2026-03-29 01:30:00' + interval i minute, date'2026-01-01' + interval i day,"
                + " concat('word ''of'' \\\\ ', i, 'ä🎁'), i / 7e0, 1 + i mod 2 from n";
    }

    private static Map<String, String> set(MysqlServer server) {
        Map<String, String> defaults = new LinkedHashMap<>(DEFAULTS);
        defaults.putAll(server.isMariadb() ? OF_MARIADB : OF_MYSQL);
        List<String> names = new ArrayList<>(defaults.keySet());
        Map<String, String> before = new LinkedHashMap<>();
        List<String> values = server.query("mysql", "select @@global." + String.join(", @@global.", names))
                .get(0);
        for (int i = 0; i < names.size(); i++) {
            String value = values.get(i);
            before.put(names.get(i), value.matches("[0-9.]+") ? value : "'" + value + "'");
        }
        server.execute("mysql", statement(defaults));
        return before;
    }

    private static String statement(Map<String, String> values) {
        List<String> parts = new ArrayList<>();
        values.forEach((name, value) -> parts.add("global " + name + " = " + value));
        return "set " + String.join(", ", parts);
    }
}
