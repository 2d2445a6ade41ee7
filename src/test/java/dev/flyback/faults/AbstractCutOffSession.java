package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.Database;
import dev.flyback.testing.Patience;
import dev.flyback.testing.RunningFlyback;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's administrator ends sessions in the middle of a run, which is held there meanwhile. */
abstract class AbstractCutOffSession extends AbstractShopTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(2);

    AbstractCutOffSession(EngineUnderTest engine) {
        super(engine);
    }

    @Test
    void a_backup_whose_worker_is_cut_off_fails_and_leaves_nothing() {
        StoreFolder store = store("worker");
        RunningFlyback run = backupThatReads(store);
        cutOff(run, sessions(shop().engine().readingSessions()).subList(0, 1), shop().database());
        store.expectEmpty();
    }

    /** The sessions that hold the snapshot, the locks on tables and the run's lock are idle while the rows are read; they were opened first. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_backup_whose_idle_session_is_cut_off_fails_and_leaves_nothing(int which) {
        StoreFolder store = store("idle " + which);
        RunningFlyback run = backupThatReads(store);
        cutOff(run, sessions(shop().engine().sessions()).subList(which, which + 1), shop().database());
        store.expectEmpty();
    }

    @Test
    void a_restore_whose_sessions_are_cut_off_fails_and_goes_on_with_resume() {
        StoreFolder dumps = dumped("dumps");
        try (Database target = shop().server().freshDatabase()) {
            RunningFlyback run = shop().restore(target, dumps).start().heldAt("load");
            List<String> sessions = numbers(target, shop().engine().sessions());
            cutOff(run, sessions, target);
            shop().expectHalfRestoredUntilResumed(target, dumps);
        }
    }

    private RunningFlyback backupThatReads(StoreFolder store) {
        RunningFlyback run = shop().longBackup(store).start();
        run.awaitPhase("dump");
        Patience.until(
                LIMIT,
                POLL,
                () -> !run.isAlive()
                        || !sessions(shop().engine().readingSessions()).isEmpty(),
                () -> "no session reads\n" + run.standardErrorSoFar());
        run.signal("STOP");
        return run;
    }

    private void cutOff(RunningFlyback run, List<String> sessions, Database database) {
        assertThat(sessions).isNotEmpty();
        sessions.forEach(session -> database.execute(shop().engine().endOf(session)));
        run.signal("CONT");
        Shop.expectLost(run.await(LIMIT));
        shop().expectNoSession(database);
    }

    private List<String> sessions(String query) {
        return numbers(shop().database(), query);
    }

    private static List<String> numbers(Database database, String query) {
        return database.query(query).stream().map(row -> row.get(0)).toList();
    }
}
