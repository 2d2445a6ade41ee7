package dev.flyback.database.mysql.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flyback.database.Ledger;
import dev.flyback.database.mysql.connection.InProcess;
import dev.flyback.database.mysql.rebuild.RebuildRule;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.failure.DatabaseException;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.OnEveryMysqlServer;
import dev.flyback.testing.Patience;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Other sessions that hold the target's tables: an application's, or those of a run that is dead, which the server completes. */
final class OthersInTheWayIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final List<TableEntry> TABLES =
            List.of(HalfRestored.table("parent", "n"), HalfRestored.table("child", "n", "parent"));
    private static final String MADE = "create table parent (n int primary key, x int, key by_x (x));"
            + " create table child (n int primary key, parent int, key by_parent (parent),"
            + " constraint child_of foreign key (parent) references parent (n))";

    @OnEveryMysqlServer
    void an_open_transaction_is_waited_for_in_vain_and_named(MysqlServer server) throws Exception {
        try (MysqlDatabase database = server.freshDatabase();
                Connection other = database.connect();
                Statement statement = other.createStatement()) {
            database.execute(MADE + "; create trigger t before insert on parent for each row set new.x = 1");
            statement.execute("set autocommit = 0; select * from parent");
            try (MysqlTarget target = MysqlTarget.open(
                    InProcess.connections(database), control -> new RebuildRule(0, 0), Duration.ofSeconds(1))) {
                target.ledger()
                        .begin(new Ledger.Entry(
                                "0123456789abcdef", "ab".repeat(32), Ledger.Phase.PREPARE, Instant.now(), "1"));

                assertThatThrownBy(() -> target.prepare(TABLES))
                        .isInstanceOf(DatabaseException.class)
                        .hasMessageContaining("readying the tables")
                        .hasMessageContaining("connection " + number(statement) + " of " + database.owner());

                statement.execute("commit");
                target.prepare(TABLES);
                assertThat(database.query("show triggers")).isEmpty();
            }
        }
    }

    @OnEveryMysqlServer
    void keys_that_a_dead_run_takes_off_are_taken_off_once(MysqlServer server) throws Exception {
        try (MysqlDatabase database = server.freshDatabase()) {
            database.execute(MADE);
            try (MysqlTarget target = HalfRestored.begun(database)) {
                meanwhile(server, database, () -> target.prepare(TABLES), "alter table parent drop key by_x");

                assertThat(database.query("show index from parent where key_name <> 'PRIMARY'"))
                        .isEmpty();
            }
        }
    }

    @OnEveryMysqlServer
    void keys_that_a_dead_run_builds_are_built_once(MysqlServer server) throws Exception {
        try (MysqlDatabase database = server.freshDatabase()) {
            database.execute(MADE);
            try (MysqlTarget target = HalfRestored.begun(database)) {
                target.prepare(TABLES);
                meanwhile(
                        server,
                        database,
                        () -> HalfRestored.runSteps(target, database),
                        "alter table parent add key by_x (x)");

                assertThat(target.definitionChanges()).isEmpty();
            }
        }
    }

    /** The embedded MariaDB (11.4.5) ended twice in this test, perhaps by the foreign key that is added under LOCK TABLES; 11.8 takes the same statements. */
    @OnEveryMysqlServer
    void a_foreign_key_that_a_dead_run_makes_is_made_once(MysqlServer server) throws Exception {
        assumeTrue(!server.isMariadb(), "no foreign key under LOCK TABLES");
        try (MysqlDatabase database = server.freshDatabase()) {
            database.execute(MADE);
            try (MysqlTarget target = HalfRestored.begun(database)) {
                target.prepare(TABLES);
                database.execute("alter table parent add key by_x (x); alter table child add key by_parent (parent)");
                meanwhile(
                        server,
                        database,
                        () -> HalfRestored.runSteps(target, database),
                        "alter table child add constraint child_of foreign key (parent) references parent (n)");

                assertThat(target.definitionChanges()).isEmpty();
            }
        }
    }

    /** Has the work wait for the tables, changes them, and lets it go on. */
    private static void meanwhile(MysqlServer server, MysqlDatabase database, Runnable work, String change)
            throws Exception {
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("set foreign_key_checks = 0");
            statement.execute("lock tables child write, parent write");
            CompletableFuture<Void> done = CompletableFuture.runAsync(work);
            Patience.until(
                    LIMIT, POLL, () -> waits(server, database) || done.isDone(), () -> "nobody waits for the tables");
            statement.execute(change);
            statement.execute("unlock tables");
            done.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static boolean waits(MysqlServer server, MysqlDatabase database) {
        return !server.query(
                        "mysql",
                        "select id from information_schema.processlist where db = '" + database.name()
                                + "' and state = 'Waiting for table metadata lock'")
                .isEmpty();
    }

    private static String number(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("select connection_id()")) {
            row.next();
            return row.getString(1);
        }
    }
}
