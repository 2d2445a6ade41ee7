package dev.flyback.database.mysql.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.database.Ledger;
import dev.flyback.database.RebuildSteps;
import dev.flyback.database.mysql.connection.InProcess;
import dev.flyback.database.mysql.connection.MysqlConnections;
import dev.flyback.database.mysql.rebuild.RebuildRule;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.fidelity.MysqlCase;
import dev.flyback.testing.Folders;
import dev.flyback.testing.Migrated;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlOracle;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.OnEveryMysqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Definitions of every case of the matrix are taken off, whatever their tables' size, and put back. */
final class MysqlTargetIT {
    private static final String KEYS =
            "select count(*) from information_schema.statistics where table_schema = database()"
                    + " and index_name <> 'PRIMARY'";

    @OnEveryMysqlServer
    void definitions_come_back_exactly_as_they_were_whatever_step_a_crash_comes_after(MysqlServer server) {
        try (MysqlDatabase untouched = made(server);
                MysqlDatabase restored = made(server)) {
            List<TableEntry> tables = tables(restored);
            try (MysqlTarget target = begun(restored)) {
                target.prepare(tables);
            }
            assertThat(Integer.parseInt(restored.value(KEYS))).isLessThan(Integer.parseInt(untouched.value(KEYS)) / 2);
            assertThat(restored.query("show triggers")).isEmpty();
            int done;
            do {
                try (MysqlTarget target = open(restored)) {
                    target.prepare(tables);
                    done = steps(target, restored, 20);
                }
            } while (done > 0);
            try (MysqlTarget target = open(restored)) {
                target.prepare(tables);
                target.finish(List.of(), List.of());
                target.finish(List.of(), List.of());
                assertThat(target.definitionChanges()).isEmpty();
                target.ledger().drop();
            }
            assertSame(untouched, restored);
        }
    }

    @OnEveryMysqlServer
    void a_definition_that_is_not_as_before_is_told(MysqlServer server) {
        try (MysqlDatabase restored = server.freshDatabase()) {
            restored.execute("create table t (id int primary key, a int, b int, key by_a (a), key by_b (b));"
                    + " create event e on schedule every 1 year do delete from t");
            try (MysqlTarget target = begun(restored)) {
                target.prepare(tables(restored));
                steps(target, restored, Integer.MAX_VALUE);
                target.finish(List.of(), List.of());
                restored.execute("alter table t drop key by_a; alter event e disable; create view v as select 1");

                assertThat(target.definitionChanges())
                        .containsExactly(
                                "event e is defined otherwise", "table t is defined otherwise", "view v has come");
            }
        }
    }

    /** But for the rows, which are gone. */
    private static void assertSame(MysqlDatabase untouched, MysqlDatabase restored) {
        assertThat(MysqlOracle.differences(untouched, restored).stream().filter(line -> !line.startsWith("rows of ")))
                .isEmpty();
    }

    private static int steps(MysqlTarget target, MysqlDatabase database, int limit) {
        try (MysqlConnections connections = InProcess.connections(database);
                MysqlLoader loader = HalfRestored.loader(connections)) {
            return RebuildSteps.run(target, loader, limit);
        }
    }

    private static MysqlDatabase made(MysqlServer server) {
        MysqlDatabase database = server.freshDatabase();
        try {
            Path folder = Files.createTempDirectory("flyback-target-");
            int number = 0;
            for (MysqlCase one : MysqlCase.of(server)) {
                Files.writeString(folder.resolve("V" + ++number + "__" + one.name() + ".sql"), one.migration());
            }
            Migrated.by(folder, database);
            Folders.delete(folder);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every table, as if the dump had a row for each. */
    private static List<TableEntry> tables(MysqlDatabase database) {
        return database
                .query("select table_name from information_schema.tables where table_schema = database()"
                        + " and table_type in ('BASE TABLE', 'SYSTEM VERSIONED') and table_name <> 'flyway_schema_history'"
                        + " order by 1")
                .stream()
                .map(row -> new TableEntry(new TableName("", row.get(0)), List.of(), 1, 10, "0".repeat(32), null, true))
                .toList();
    }

    private static MysqlTarget begun(MysqlDatabase database) {
        MysqlTarget target = open(database);
        target.ledger()
                .begin(new Ledger.Entry("0123456789abcdef", "ab".repeat(32), Ledger.Phase.PREPARE, Instant.now(), "1"));
        return target;
    }

    private static MysqlTarget open(MysqlDatabase database) {
        return MysqlTarget.open(InProcess.connections(database), control -> new RebuildRule(0, 0));
    }
}
