package dev.flyback.database.mysql.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.database.mysql.connection.InProcess;
import dev.flyback.database.mysql.connection.MysqlConnections;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.OnEveryMysqlServer;
import java.util.List;

/** A table without transactions, which every resume loads again. */
final class WithoutTransactionsIT {
    private static final List<TableEntry> TABLES = List.of(HalfRestored.table("t", "n", "x"));

    @OnEveryMysqlServer
    void its_rows_come_again_without_its_triggers_and_events_although_they_were_back(MysqlServer server) {
        try (MysqlDatabase database = server.freshDatabase()) {
            database.execute("create table t (n int primary key, x varchar(20)) engine = MyISAM;"
                    + " create table gone (n int);"
                    + " create trigger shout before insert on t for each row set new.x = upper(new.x);"
                    + " create trigger log_gone before delete on t for each row insert into gone values (old.n);"
                    + " create event e on schedule every 1 year do delete from t");
            try (MysqlTarget target = HalfRestored.begun(database)) {
                target.prepare(TABLES);
                load(database);
                HalfRestored.runSteps(target, database);
                target.finish(List.of(), List.of());
            }
            assertThat(database.query("show triggers")).hasSize(2);

            try (MysqlTarget target = HalfRestored.open(database)) {
                target.prepare(TABLES);
                assertThat(database.value(
                                "select status from information_schema.events where event_schema = database()"))
                        .isEqualTo("DISABLED");
                assertThat(target.ledger().loadedFrames()).isEmpty();
                load(database);
                HalfRestored.runSteps(target, database);
                target.finish(List.of(), List.of());

                assertThat(target.definitionChanges()).isEmpty();
                assertThat(database.query("select n, x from t")).containsExactly(List.of("1", "dump"));
                assertThat(database.query("select n from gone")).isEmpty();
            }
        }
    }

    private static void load(MysqlDatabase database) {
        try (MysqlConnections connections = InProcess.connections(database);
                MysqlLoader loader = HalfRestored.loader(connections)) {
            loader.load(TABLES.get(0), true, List.of(HalfRestored.frame(0, "`t` (`n`, `x`)", "1,'dump'")));
        }
    }
}
