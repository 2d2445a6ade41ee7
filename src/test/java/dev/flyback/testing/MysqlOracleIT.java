package dev.flyback.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** The oracle itself: what it must not overlook. */
final class MysqlOracleIT {
    private static final String TABLES =
            "create table t (id int primary key auto_increment, f float, d double, g double(10, 3), n decimal(10, 2), b bit(64), j json,"
                    + " x text, c char(5), e enum('a', ''), s set('x', 'y'), p point, v varbinary(9), w datetime(6) default 0,"
                    + " u int generated always as (n + 1) virtual);"
                    + " insert into t (id, f, d, g, n, b, j, x, e, s, p, v) values (1, 16777216, 0, 1.5, 1.10, 1, '{\"a\": 1}', null, 1, 1,"
                    + " point(1, 2), ''), (2, 1.17549435e-38, 1, 0, 7, 0, 'null', '', 2, 0, null, null);"
                    + " create table bag (x int); insert into bag values (1), (1), (2), (2);"
                    + " create trigger g before insert on bag for each row set new.x = new.x;"
                    + " create view w as select * from t; create procedure q() select 1; create function z() returns int return 1;"
                    + " create event ev on schedule every 1 day starts '2030-01-01' disable do select 1";

    private static final List<String> CHANGES = List.of(
            "update t set d = 1.0000000000000002 where id = 2",
            "update t set f = 16777218 where id = 1",
            "update t set f = 1.1754942e-38 where id = 2",
            "update t set n = 1.11 where id = 1",
            "update t set b = 18446744073709551615 where id = 1",
            "update t set b = null where id = 1",
            "update t set j = '{\"a\": 1.5}' where id = 1",
            "update t set j = null where id = 2",
            "update t set x = '' where id = 1",
            "update t set x = ' ' where id = 2",
            "update t set e = 0 where id = 2",
            "update t set s = 0 where id = 1",
            "update t set p = st_geomfromtext('point(1 2)', 4326) where id = 1",
            "update t set v = null where id = 1",
            "update t set v = 0x00 where id = 1",
            "update t set w = '2020-01-01 00:00:00.000001' where id = 1",
            "delete from bag where x = 1",
            "update bag set x = 1",
            "insert into bag values (null)",
            "alter table t auto_increment = 77",
            "alter table t drop column u",
            "alter table t comment = 'x'",
            "alter table t add index (n)",
            "drop trigger g",
            "drop trigger g; create trigger g before insert on bag for each row set new.x = 1",
            "create or replace view w as select id from t",
            "drop procedure q",
            "drop function z; create function z() returns int return 2",
            "alter event ev enable",
            "create table more (x int)");

    @OnEveryMysqlServer
    void equal_databases_have_no_differences(MysqlServer server) {
        assertThat(differencesAfter(server, "select 1")).isEmpty();
    }

    @OnEveryMysqlServer
    void every_kind_of_difference_is_found(MysqlServer server) {
        List<String> overlooked = new ArrayList<>();
        try (MysqlDatabase first = server.freshDatabase()) {
            first.execute("set sql_mode = ''; " + TABLES);
            for (String change : CHANGES) {
                try (MysqlDatabase second = server.freshDatabase()) {
                    second.execute("set sql_mode = ''; " + TABLES);
                    second.execute("set sql_mode = ''; " + change);
                    if (MysqlOracle.differences(first, second).isEmpty()) {
                        overlooked.add(change);
                    }
                }
            }
        }
        assertThat(overlooked).isEmpty();
    }

    @OnEveryMysqlServer
    void the_sign_of_zero_is_told_where_the_server_keeps_it(MysqlServer server) {
        // MariaDB keeps it up to some release of 11, then no more.
        boolean kept;
        try (MysqlDatabase database = server.freshDatabase()) {
            database.execute("create table t (d double); insert into t values (-0e0)");
            kept = database.value("select hex(st_aswkb(point(d, 0))) like '%80%' from t")
                    .equals("1");
        }
        assertThat(differencesAfter(server, "update t set d = -0e0 where id = 1")
                        .isEmpty())
                .isNotEqualTo(kept);
    }

    private static List<String> differencesAfter(MysqlServer server, String change) {
        try (MysqlDatabase first = server.freshDatabase();
                MysqlDatabase second = server.freshDatabase()) {
            first.execute("set sql_mode = ''; " + TABLES);
            second.execute("set sql_mode = ''; " + TABLES);
            second.execute(change);
            return MysqlOracle.differences(first, second);
        }
    }
}
