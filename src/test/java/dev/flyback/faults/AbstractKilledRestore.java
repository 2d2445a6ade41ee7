package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.faults.Rehearsal.Moment;
import dev.flyback.testing.Database;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.RunningFlyback;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code kill -9} at random instants of a restore. */
abstract class AbstractKilledRestore extends AbstractShopTest {
    private static final int KILLS = Rehearsal.kills(22);
    private static final int KILLS_IN_A_ROW = Rehearsal.kills(6);
    private static final Duration UNTIL_DEAD = Duration.ofSeconds(10);

    private StoreFolder store;
    private Rehearsal rehearsal;

    private final long seed = Long.getLong("flyback.test.seed", System.nanoTime());

    AbstractKilledRestore(EngineUnderTest engine) {
        super(engine);
    }

    @BeforeAll
    void dump() {
        store = dumped("store");
        try (Database target = shop().server().freshDatabase()) {
            rehearsal = Rehearsal.of(shop().restore(target, store));
            target.assertSameAs(shop().database());
        }
    }

    @Test
    void a_killed_restore_is_complete_or_refused_until_it_is_resumed() {
        System.out.println("Kills of a restore: seed " + seed + ", phases " + rehearsal);
        Map<String, Integer> ends = new TreeMap<>();
        for (Moment moment : rehearsal.moments(KILLS, new Random(seed))) {
            try (Database target = shop().server().freshDatabase()) {
                RunningFlyback run = shop().restore(target, store).start();
                moment.await(run);
                run.kill();
                run.await(UNTIL_DEAD);
                shop().expectNoSession(target);
                ends.merge(recover(target, moment), 1, Integer::sum);
                target.assertSameAs(shop().database());
                assertThat(shop().hasLedger(target))
                        .as("ledger after %s", moment)
                        .isFalse();
            }
        }
        System.out.println("Killed when the target was " + ends + ".");
        if (KILLS >= Rehearsal.ENOUGH_KILLS) {
            assertThat(ends.keySet()).as("what was killed").anyMatch(end -> end.startsWith("half-restored"));
        }
    }

    @Test
    void a_restore_that_is_killed_again_and_again_reaches_equality() {
        System.out.println("Kills of one restore: seed " + seed + ", phases " + rehearsal);
        List<Moment> moments = rehearsal.moments(KILLS_IN_A_ROW, new Random(seed));
        try (Database target = shop().server().freshDatabase()) {
            for (Moment moment : moments) {
                boolean underWay = shop().phase(target).isPresent();
                RunningFlyback run = shop().restore(target, store)
                        .with(underWay ? "--resume=true" : "--resume=false")
                        .start();
                moment.await(run);
                run.kill();
                run.await(UNTIL_DEAD);
                shop().expectNoSession(target);
            }
            recover(target, moments.get(moments.size() - 1));
            target.assertSameAs(shop().database());
        }
    }

    /** Brings the target to its end as a user would who sees only what the program says; what state it was in. */
    private String recover(Database target, Moment killed) {
        String state =
                shop().phase(target).map(phase -> "half-restored, " + phase).orElse("without ledger");
        FlybackResult again = shop().restore(target, store).run();
        if (again.exitCode() == 0) {
            assertThat(state).as("killed at %s", killed).isEqualTo("without ledger");
            return "clean";
        }
        again.expect(8);
        assertThat(again.error().get("name").asText()).isEqualTo("TARGET_REFUSED");
        if (state.startsWith("half-restored")) {
            assertThat(again.error().get("message").asText()).contains("half-restored");
            assertThat(again.error().get("hint").asText()).contains("--resume");
            FlybackResult resumed = shop().restore(target, store)
                    .with("--resume", "--prove")
                    .run()
                    .expect(0);
            assertThat(resumed.json().get("proved").asBoolean()).isTrue();
            return state;
        }
        // The caller compares: whatever lacks the ledger and is refused must be all there.
        assertThat(again.error().get("message").asText()).contains("not clean");
        return "complete";
    }
}
