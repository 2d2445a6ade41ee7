package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.Patience;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.RunningFlyback;
import dev.flyback.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Others work on the database while it is backed up. */
final class DisturbedBackupIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final String MIGRATION = "insert into flyway_schema_history (installed_rank, version, description,"
            + " type, script, checksum, installed_by, execution_time, success)"
            + " values (4, '4', 'late', 'SQL', 'V4__late.sql', 1, 'someone', 1, true)";

    @TempDir
    static Path folder;

    private static TestDatabase shop;

    @BeforeAll
    static void fill() {
        shop = Shop.on(PostgresServers.newest());
    }

    @AfterAll
    static void drop() {
        shop.close();
    }

    @Test
    void a_second_backup_at_the_same_time_is_refused_and_the_first_is_not_disturbed() {
        StoreFolder store = new StoreFolder(folder.resolve("two"));
        RunningFlyback first = Shop.backup(shop, store).start();
        first.awaitPhase("dump");
        first.signal("STOP");
        FlybackResult second = Shop.backup(shop, store).run();
        first.signal("CONT");
        second.expect(9);
        assertThat(second.error().get("name").asText()).isEqualTo("BUSY");
        assertThat(second.error().get("message").asText()).containsPattern("process \\d+");
        first.await(LIMIT).expect(0);
        store.verify(store.dump()).expect(0);
        assertThat(store.leftovers()).isEmpty();
    }

    @Test
    void a_table_that_another_session_has_locked_is_waited_for_only_so_long() throws SQLException {
        StoreFolder store = new StoreFolder(folder.resolve("locked"));
        try (Connection other = shop.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table purchase in access exclusive mode");
            FlybackResult refused =
                    Shop.backup(shop, store).with("--lock-timeout", "1s").run().expect(4);
            assertThat(refused.error().get("message").asText()).contains("process " + process(statement), "purchase");
            assertThat(refused.error().get("hint").asText()).contains("--lock-timeout");
            other.rollback();
        }
        store.expectEmpty();
        Shop.expectNoSession(shop);
    }

    @Test
    void a_session_that_waits_to_change_a_table_is_named_too() throws Exception {
        StoreFolder store = new StoreFolder(folder.resolve("waiting"));
        try (Connection reader = shop.connect();
                Statement reading = reader.createStatement();
                Connection changer = shop.connect();
                Statement changing = changer.createStatement()) {
            reader.setAutoCommit(false);
            reading.execute("select count(*) from line");
            String waiting = process(changing);
            Thread change = new Thread(() -> tryTo(changing, "alter table line add column extra int"));
            change.start();
            Patience.until(
                    LIMIT,
                    POLL,
                    () -> !shop.query("select from pg_locks where not granted and pid = " + waiting)
                            .isEmpty(),
                    () -> "the change does not wait");
            FlybackResult refused =
                    Shop.backup(shop, store).with("--lock-timeout", "1s").run().expect(4);
            assertThat(refused.error().get("message").asText()).contains("process " + waiting);
            shop.query("select pg_cancel_backend(" + waiting + ")");
            change.join(LIMIT.toMillis());
            assertThat(change.isAlive()).isFalse();
            reader.rollback();
        }
        store.expectEmpty();
    }

    @Test
    void changes_that_wait_for_the_run_fail_it_for_nobody() throws Exception {
        StoreFolder store = new StoreFolder(folder.resolve("waited-for"));
        RunningFlyback run =
                Shop.longBackup(shop, store).with("--lock-timeout", "2s").start();
        run.awaitPhase("dump");
        run.signal("STOP");
        List<String> tables = List.of("customer", "product", "purchase", "line", "audit", "flyway_schema_history");
        List<Thread> changes = new ArrayList<>();
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        try {
            tables.forEach(table -> changes.add(changing(table, failures)));
            changes.forEach(Thread::start);
            Patience.until(
                    LIMIT,
                    POLL,
                    () -> shop.query("select from pg_locks where not granted and mode = 'AccessExclusiveLock'")
                                    .size()
                            == tables.size(),
                    () -> "not all changes wait");
        } finally {
            run.signal("CONT");
        }
        run.await(LIMIT).expect(0);
        store.verify(store.dump()).expect(0);
        for (Thread change : changes) {
            change.join(LIMIT.toMillis());
            assertThat(change.isAlive()).isFalse();
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void definitions_cannot_change_while_rows_are_read() {
        StoreFolder store = new StoreFolder(folder.resolve("definitions"));
        RunningFlyback run = Shop.backup(shop, store).start();
        run.awaitPhase("dump");
        run.signal("STOP");
        try {
            assertThatThrownBy(
                            () -> shop.execute("set lock_timeout to '300ms'; alter table product add column extra int"))
                    .hasStackTraceContaining("lock timeout");
        } finally {
            run.signal("CONT");
        }
        run.await(LIMIT).expect(0);
        store.verify(store.dump()).expect(0);
    }

    @Test
    void a_migration_during_the_run_fails_it_and_nothing_is_visible() {
        StoreFolder store = new StoreFolder(folder.resolve("migration"));
        RunningFlyback run = Shop.longBackup(shop, store).start();
        run.awaitPhase("dump");
        try {
            shop.execute(MIGRATION);
            FlybackResult failed = run.await(LIMIT).expect(4);
            assertThat(failed.error().get("message").asText()).containsIgnoringCase("flyway_schema_history");
            store.expectEmpty();
        } finally {
            shop.execute("delete from flyway_schema_history where installed_rank = 4");
        }
        Shop.expectNoSession(shop);
        Shop.backup(shop, store).run().expect(0);
    }

    /** Changes a table, and takes it back, once it can. */
    private static Thread changing(String table, List<Throwable> failures) {
        return new Thread(() -> {
            try (Connection connection = shop.connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("alter table " + table + " add column extra int");
                connection.rollback();
            } catch (SQLException e) {
                failures.add(e);
            }
        });
    }

    private static String process(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void tryTo(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            // Cancelled by the test.
        }
    }
}
