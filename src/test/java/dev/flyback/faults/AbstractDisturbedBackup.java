package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.Patience;
import dev.flyback.testing.RunningFlyback;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Others work on the database while it is backed up. */
abstract class AbstractDisturbedBackup extends AbstractShopTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(20);

    /** None refers to another: changes of such tables may keep each other from going on. */
    private static final List<String> TABLES = List.of("line", "audit", "flyway_schema_history");

    private static final String MIGRATION = "insert into flyway_schema_history (installed_rank, version, description,"
            + " type, script, checksum, installed_by, execution_time, success)"
            + " values (4, '4', 'late', 'SQL', 'V4__late.sql', 1, 'someone', 1, true)";

    AbstractDisturbedBackup(EngineUnderTest engine) {
        super(engine);
    }

    /** Statements after which a session keeps all others away from a table until it ends. */
    abstract String lockOf(String table);

    /** A query for the number of the own session. */
    abstract String ownSession();

    /** A query for the sessions that wait to change a table. */
    abstract String waitingToChange();

    /** Makes a session wait for a lock for no more than a second. */
    abstract String impatience();

    /** How a failure that waited for a session and a table names them. */
    abstract List<String> namesOf(String session, String table);

    @Test
    void a_second_backup_at_the_same_time_is_refused_and_the_first_is_not_disturbed() {
        StoreFolder store = store("two");
        RunningFlyback first = shop().backup(store).start().heldAt("dump");
        FlybackResult second = shop().backup(store).run();
        first.signal("CONT");
        second.expect(9);
        assertThat(second.error().get("name").asText()).isEqualTo("BUSY");
        assertThat(second.error().get("message").asText()).containsPattern("(process|connection) \\d+");
        first.await(LIMIT).expect(0);
        store.verify(store.dump()).expect(0);
        assertThat(store.leftovers()).isEmpty();
    }

    @Test
    void a_table_that_another_session_has_locked_is_waited_for_only_so_long() throws SQLException {
        StoreFolder store = store("locked");
        try (Connection other = shop().database().connect();
                Statement statement = other.createStatement()) {
            String session = numberOf(statement);
            statement.execute(lockOf("line"));
            expectRefused(store, namesOf(session, "line"));
        }
        store.expectEmpty();
        shop().expectNoSession();
    }

    @Test
    void a_session_that_waits_to_change_a_table_is_named_too() throws Exception {
        StoreFolder store = store("waiting");
        try (Connection reader = shop().database().connect();
                Statement reading = reader.createStatement();
                Connection changer = shop().database().connect();
                Statement changing = changer.createStatement()) {
            reading.execute("begin; select count(*) from line");
            String waiting = numberOf(changing);
            Thread change = new Thread(() -> tryTo(changing, "alter table line add column extra int"));
            change.start();
            awaitWaiting(1);
            expectRefused(store, namesOf(waiting, "line"));
            shop().database().execute(shop().engine().endOf(waiting));
            change.join(LIMIT.toMillis());
            assertThat(change.isAlive()).isFalse();
        }
        store.expectEmpty();
    }

    @Test
    void changes_that_wait_for_the_run_fail_it_for_nobody() throws Exception {
        StoreFolder store = store("waited-for");
        RunningFlyback run =
                shop().longBackup(store).with("--lock-timeout", "2s").start().heldAt("dump");
        List<Thread> changes = new ArrayList<>();
        List<String> failures = new CopyOnWriteArrayList<>();
        try {
            TABLES.forEach(table -> changes.add(changing(table, failures)));
            changes.forEach(Thread::start);
            awaitWaiting(TABLES.size());
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
        StoreFolder store = store("definitions");
        RunningFlyback run = shop().backup(store).start().heldAt("dump");
        try {
            assertThatThrownBy(() ->
                            shop().database().execute(impatience() + "; alter table customer add column extra int"))
                    .hasStackTraceContaining("timeout");
        } finally {
            run.signal("CONT");
        }
        run.await(LIMIT).expect(0);
        store.verify(store.dump()).expect(0);
    }

    @Test
    void a_migration_during_the_run_fails_it_and_nothing_is_visible() {
        StoreFolder store = store("migration");
        RunningFlyback run = shop().longBackup(store).start().heldAt("dump");
        try {
            shop().database().execute(MIGRATION);
            run.signal("CONT");
            FlybackResult failed = run.await(LIMIT).expect(4);
            assertThat(failed.error().get("message").asText()).containsIgnoringCase("flyway_schema_history");
            store.expectEmpty();
        } finally {
            shop().database().execute("delete from flyway_schema_history where installed_rank = 4");
        }
        shop().expectNoSession();
        shop().backup(store).run().expect(0);
    }

    /** By more sessions than a failure names. */
    private void expectRefused(StoreFolder store, List<String> words) {
        FlybackResult refused =
                shop().backup(store, 6).with("--lock-timeout", "1s").run().expect(4);
        assertThat(refused.error().get("message").asText()).contains(words);
        assertThat(refused.error().get("hint").asText()).contains("--lock-timeout");
    }

    private void awaitWaiting(int sessions) {
        Patience.until(
                LIMIT,
                POLL,
                () -> shop().database().query(waitingToChange()).size() == sessions,
                () -> "not all changes wait");
    }

    /** Changes a table, and takes it back, once it can. */
    private Thread changing(String table, List<String> failures) {
        return new Thread(() -> {
            try {
                shop().database()
                        .execute("alter table %1$s add column extra int; alter table %1$s drop column extra"
                                .formatted(table));
            } catch (IllegalStateException e) {
                failures.add(e.getMessage() + ": " + e.getCause());
            }
        });
    }

    private String numberOf(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(ownSession())) {
            row.next();
            return row.getString(1);
        }
    }

    private static void tryTo(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            // Ended by the test.
        }
    }
}
