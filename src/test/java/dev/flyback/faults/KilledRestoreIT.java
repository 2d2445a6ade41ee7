package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.faults.Rehearsal.Moment;
import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.RunningFlyback;
import dev.flyback.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at random instants of a restore. */
final class KilledRestoreIT {
    private static final int KILLS = Rehearsal.kills(22);
    private static final int KILLS_IN_A_ROW = 6;
    private static final Duration UNTIL_DEAD = Duration.ofSeconds(10);
    private static final String LEDGER = "select to_regclass('flyback_restore.restore')";

    @TempDir
    static Path folder;

    private static PostgresServer server;
    private static TestDatabase shop;
    private static StoreFolder store;
    private static Rehearsal rehearsal;

    private final long seed = Long.getLong("flyback.test.seed", System.nanoTime());

    @BeforeAll
    static void dump() {
        server = PostgresServers.newest();
        shop = Shop.on(server);
        store = new StoreFolder(folder.resolve("store"));
        Shop.backup(shop, store).run().expect(0);
        try (TestDatabase target = server.freshDatabase()) {
            rehearsal = Rehearsal.of(Shop.restore(target, store));
            ContentOracle.assertSame(shop, target);
        }
    }

    @AfterAll
    static void drop() {
        shop.close();
    }

    @Test
    void a_killed_restore_is_complete_or_refused_until_it_is_resumed() {
        System.out.println("Kills of a restore: seed " + seed + ", phases " + rehearsal);
        Map<String, Integer> ends = new TreeMap<>();
        for (Moment moment : rehearsal.moments(KILLS, new Random(seed))) {
            try (TestDatabase target = server.freshDatabase()) {
                RunningFlyback run = Shop.restore(target, store).start();
                moment.await(run);
                run.kill();
                run.await(UNTIL_DEAD);
                Shop.expectNoSession(target);
                ends.merge(recover(target, moment), 1, Integer::sum);
                ContentOracle.assertSame(shop, target);
                assertThat(target.value(LEDGER)).as("ledger after %s", moment).isNull();
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
        try (TestDatabase target = server.freshDatabase()) {
            for (Moment moment : moments) {
                boolean underWay = target.value(LEDGER) != null;
                RunningFlyback run = Shop.restore(target, store)
                        .with(underWay ? "--resume=true" : "--resume=false")
                        .start();
                moment.await(run);
                run.kill();
                run.await(UNTIL_DEAD);
                Shop.expectNoSession(target);
            }
            recover(target, moments.get(moments.size() - 1));
            ContentOracle.assertSame(shop, target);
        }
    }

    /** Brings the target to its end as a user would who sees only what the program says; what state it was in. */
    private static String recover(TestDatabase target, Moment killed) {
        String state = target.value(LEDGER) == null
                ? "without ledger"
                : "half-restored, " + target.value("select phase from flyback_restore.restore");
        FlybackResult again = Shop.restore(target, store).run();
        if (again.exitCode() == 0) {
            assertThat(state).as("killed at %s", killed).isEqualTo("without ledger");
            return "clean";
        }
        again.expect(8);
        assertThat(again.error().get("name").asText()).isEqualTo("TARGET_REFUSED");
        if (state.startsWith("half-restored")) {
            assertThat(again.error().get("message").asText()).contains("half-restored");
            assertThat(again.error().get("hint").asText()).contains("--resume");
            FlybackResult resumed = Shop.restore(target, store)
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
