package dev.flyback.testing;

import static org.assertj.core.api.Assertions.assertThat;

/** The oracle itself: what it must not overlook. */
final class ContentOracleIT {
    private static final String TABLES = "create table t (id int primary key, f float8, n numeric, j json, x text);"
            + " insert into t values (1, 1.5, 1.10, '{\"a\": 1}', null), (2, 0, 7, null, '');"
            + " create table bag (x int); insert into bag values (1), (1), (2), (2);"
            + " create table child () inherits (t); create sequence s; create index i on t (f);";

    @OnEveryServer
    void equal_databases_have_no_differences(PostgresServer server) {
        assertThat(differencesAfter(server, "select 1")).isEmpty();
    }

    @OnEveryServer
    void every_kind_of_difference_is_found(PostgresServer server) {
        for (String change : new String[] {
            "update t set f = '-0' where id = 2",
            "update t set n = 1.1 where id = 1",
            "update t set j = '{\"a\":1}' where id = 1",
            "update t set x = '' where id = 1",
            "delete from bag where x = 1",
            "update bag set x = 1",
            "insert into child values (9)",
            "select nextval('s')",
            "select setval('s', 1, true)",
            "select lo_create(77)",
            "drop index i",
            "comment on index i is 'x'",
            "alter table t cluster on i",
            "alter table t alter x set statistics 7",
            "alter table t replica identity full",
            "alter table t add check (id > 0) not valid",
            "create table more (x int)"
        }) {
            assertThat(differencesAfter(server, change)).as(change).isNotEmpty();
        }
    }

    private static java.util.List<String> differencesAfter(PostgresServer server, String change) {
        try (TestDatabase first = server.freshDatabase();
                TestDatabase second = server.freshDatabase()) {
            first.execute(TABLES);
            second.execute(TABLES);
            second.execute(change);
            return ContentOracle.differences(first, second);
        }
    }
}
