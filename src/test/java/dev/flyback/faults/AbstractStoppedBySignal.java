package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.Database;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.RunningFlyback;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SIGINT and SIGTERM: the documented exit code, and nothing half-done. */
abstract class AbstractStoppedBySignal extends AbstractShopTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private StoreFolder dumps;

    AbstractStoppedBySignal(EngineUnderTest engine) {
        super(engine);
    }

    @BeforeAll
    void dump() {
        dumps = dumped("dumps");
    }

    @ParameterizedTest
    @CsvSource({"INT, connect, 130", "TERM, snapshot, 143", "INT, dump, 130", "TERM, dump, 143"})
    void a_backup_that_is_stopped_leaves_nothing(String signal, String phase, int code) {
        StoreFolder store = store("backup " + signal + " " + phase);
        RunningFlyback run = shop().longBackup(store).start();
        run.awaitPhase(phase);
        run.signal(signal);
        FlybackResult result = run.await(LIMIT).expect(code);
        assertThat(result.error().get("code").asInt()).isEqualTo(code);
        assertThat(result.error().get("message").asText()).contains("SIG" + signal);
        assertThat(result.output()).isEmpty();
        store.expectEmpty();
        shop().expectNoSession();
    }

    /** Where the restore has got to is held by a stop signal, since on a fast machine it would be over before the next one arrives. */
    @ParameterizedTest
    @CsvSource({"INT, migrate, 130", "TERM, load, 143", "INT, load, 130"})
    void a_restore_that_is_stopped_goes_on_with_resume(String signal, String phase, int code) {
        try (Database target = shop().server().freshDatabase()) {
            RunningFlyback run = shop().restore(target, dumps).start().heldAt(phase);
            run.signal(signal);
            run.signal("CONT");
            FlybackResult result = run.await(LIMIT).expect(code);
            assertThat(result.error().get("message").asText()).contains("SIG" + signal);
            assertThat(result.error().get("hint").asText()).contains("--resume");
            assertThat(result.output()).isEmpty();
            shop().expectNoSession(target);
            shop().expectHalfRestoredUntilResumed(target, dumps);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void a_second_signal_ends_a_backup_at_once(String signal, int code) {
        StoreFolder store = store("twice " + signal);
        RunningFlyback run = shop().longBackup(store).start();
        run.awaitPhase("dump");
        run.signal(signal);
        run.signal(signal);
        run.await(LIMIT).expect(code);
        store.expectNothingVisible();
        shop().expectNoSession();
        shop().backup(store).run().expect(0);
        store.verify(store.dump()).expect(0);
        assertThat(store.leftovers()).isEmpty();
    }
}
