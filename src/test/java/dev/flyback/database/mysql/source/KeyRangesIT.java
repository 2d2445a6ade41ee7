package dev.flyback.database.mysql.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.database.Snapshot.Chunk;
import dev.flyback.database.Snapshot.SourceTable;
import dev.flyback.database.mysql.catalogue.Tables;
import dev.flyback.database.mysql.connection.InProcess;
import dev.flyback.database.mysql.connection.MysqlConnections;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.Quoting;
import dev.flyback.database.mysql.rows.InsertText;
import dev.flyback.database.mysql.source.KeyRanges.Candidate;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.OnEveryMysqlServer;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tables are cut into ranges that share no row and leave none out. */
final class KeyRangesIT {
    private static final int ROWS = 1000;
    private static final long LARGE = 64L << 20;
    private static final int JOBS = 3;

    private static final String NUMBERS =
            " with recursive n as (select 0 as i union all select i + 1 from n where i < " + (ROWS - 1) + ") select ";
    private static final String CUT = "create table even (id int primary key);"
            + "create table gaps (id bigint unsigned primary key);"
            + "create table negative (id bigint primary key);"
            + "create table texts (a varchar(20) character set latin1, b decimal(10, 2), primary key (a, b));"
            + "create table folded (a varchar(20) character set utf8mb4 primary key);"
            + "create table bytes (k varbinary(20) primary key);"
            + "create table days (d date, t time not null, n int, unique key (n), primary key (d, n));"
            + "create table only_unique (id int not null, t text, unique key (id));"
            + "insert into even" + NUMBERS + "i from n;"
            + "insert into gaps" + NUMBERS + "18446744073709551615 - i * i * 1000003 from n;"
            + "insert into negative" + NUMBERS + "if(i % 2, -i, i) * 7 from n;"
            + "insert into texts" + NUMBERS + "concat(char(224 + i % 20 using latin1), '\\'', i % 3), i / 4 from n;"
            + "insert into folded" + NUMBERS + "concat(char(97 + i % 26 using utf8mb4), i, 'é🎁\\\\') from n;"
            + "insert into bytes" + NUMBERS + "cast(concat(if(i = 0, '', i), if(i % 2, '', 'x')) as binary) from n;"
            + "insert into days" + NUMBERS + "date_add('0999-12-31', interval i % 40 day), '10:00:00', i from n;"
            + "insert into only_unique" + NUMBERS + "i, 't' from n;";

    private static final String WHOLE = "create table plain (n int);"
            + "create table nullable (n int, unique key (n));"
            + "create table part (t varchar(200) not null, unique key (t(5)));"
            + "create table floating (f double primary key);"
            + "insert into plain" + NUMBERS + "i from n; insert into nullable" + NUMBERS + "i from n;"
            + "insert into part" + NUMBERS + "lpad(i, 5, '0') from n; insert into floating" + NUMBERS + "i / 7 from n;";

    @OnEveryMysqlServer
    void ranges_of_every_kind_of_key_hold_each_row_once(MysqlServer server) {
        withTables(server, CUT, (connection, chunks) -> {
            chunks.forEach((table, ranges) -> {
                assertThat(ranges).as(table).hasSizeGreaterThanOrEqualTo(JOBS);
                assertThat(counted(connection, ranges)).as(table).isEqualTo(ROWS);
                assertThat(ranges.stream().map(KeyRange::clause)).as(table).allMatch(clause -> !clause.isEmpty());
                assertThat(different(connection, ranges)).as(table).isEqualTo(ROWS);
            });
            assertThat(chunks).hasSize(8);
        });
    }

    @OnEveryMysqlServer
    void tables_without_a_key_that_serves_are_read_whole(MysqlServer server) {
        String hidden =
                "create table hidden (t varchar(20) not null, n int not null, primary key (t(5)), unique key only_key (n) "
                        + (server.isMariadb() ? "ignored" : "invisible") + "); insert into hidden" + NUMBERS
                        + "lpad(i, 5, '0'), i from n";
        withTables(server, WHOLE + hidden, (connection, chunks) -> {
            chunks.forEach((table, ranges) -> {
                assertThat(ranges)
                        .as(table)
                        .singleElement()
                        .extracting(KeyRange::clause)
                        .isEqualTo("");
                assertThat(counted(connection, ranges)).as(table).isEqualTo(ROWS);
            });
            assertThat(chunks).hasSize(5);
        });
    }

    @OnEveryMysqlServer
    void small_tables_and_single_workers_need_no_ranges(MysqlServer server) {
        try (MysqlDatabase database = server.freshDatabase();
                MysqlConnections connections = InProcess.connections(database)) {
            database.execute(CUT);
            Connection connection = connections.open();
            List<Tables.Table> tables = Tables.read(connection);

            assertThat(plan(connection, tables, LARGE, 1)).hasSize(tables.size());
            assertThat(plan(connection, tables, 1 << 20, JOBS)).hasSize(tables.size());
        }
    }

    private interface Check {
        void with(Connection connection, Map<String, List<KeyRange>> chunks);
    }

    private static void withTables(MysqlServer server, String sql, Check check) {
        try (MysqlDatabase database = server.freshDatabase();
                MysqlConnections connections = InProcess.connections(database)) {
            database.execute(sql);
            database.query("select table_name from information_schema.tables where table_schema = database()")
                    .forEach(row -> database.execute("analyze table " + row.get(0)));
            Connection connection = connections.open();
            Map<String, List<KeyRange>> chunks = new HashMap<>();
            for (Chunk chunk : plan(connection, Tables.read(connection), LARGE, JOBS)) {
                chunks.computeIfAbsent(chunk.table().name().name(), name -> new ArrayList<>())
                        .add((KeyRange) chunk);
            }
            check.with(connection, chunks);
        }
    }

    /** Rows are few, and said to be large. */
    private static List<Chunk> plan(Connection connection, List<Tables.Table> tables, long bytes, int jobs) {
        return new KeyRanges(connection)
                .plan(
                        tables.stream()
                                .map(table -> new Candidate(
                                        new SourceTable(
                                                table.name(),
                                                table.columnNames(),
                                                InsertText.framing(table.name(), table.columnNames()),
                                                null,
                                                bytes,
                                                table.rows()),
                                        table))
                                .toList(),
                        jobs);
    }

    /** How many rows are in any of the ranges; none of the tables has the same row twice. */
    private static int different(Connection connection, List<KeyRange> ranges) {
        String all = ranges.stream()
                .map(range ->
                        "SELECT * FROM " + Quoting.identifier(range.table().name()) + range.clause())
                .collect(Collectors.joining(" UNION "));
        return Query.one(
                connection, "counting", "SELECT COUNT(*) FROM (" + all + ") AS rows_of_all", row -> row.getInt(1));
    }

    private static int counted(Connection connection, List<KeyRange> ranges) {
        return ranges.stream()
                .mapToInt(range -> Query.one(
                        connection,
                        "counting",
                        "SELECT COUNT(*) FROM "
                                + Quoting.identifier(range.table().name()) + range.clause(),
                        row -> row.getInt(1)))
                .sum();
    }
}
