package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.faults.Rehearsal.Moment;
import dev.flyback.testing.RunningFlyback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@code kill -9} at random instants of a backup. */
abstract class AbstractKilledBackup extends AbstractShopTest {
    private static final int KILLS = Rehearsal.kills(24);
    private static final Duration UNTIL_DEAD = Duration.ofSeconds(10);

    AbstractKilledBackup(EngineUnderTest engine) {
        super(engine);
    }

    @Test
    void a_killed_backup_leaves_a_whole_dump_or_none_and_no_session() throws IOException {
        long seed = Long.getLong("flyback.test.seed", System.nanoTime());
        Rehearsal rehearsal = Rehearsal.of(shop().backup(store("rehearsal")));
        StoreFolder store = store("store");
        System.out.println("Kills of a backup: seed " + seed + ", phases " + rehearsal);
        int whole = 0;
        for (Moment moment : rehearsal.moments(KILLS, new Random(seed))) {
            RunningFlyback run = shop().backup(store).start();
            moment.await(run);
            run.kill();
            run.await(UNTIL_DEAD);
            for (Path dump : store.visible()) {
                store.verify(dump).expect(0);
                Files.delete(dump);
                whole++;
            }
            // A leftover is removed by the next run that comes as far as writing.
            assertThat(store.leftovers()).as("after %s", moment).hasSizeLessThanOrEqualTo(1);
            shop().expectNoSession();
        }
        System.out.println(whole + " of " + KILLS + " dumps were complete.");
        shop().backup(store).run().expect(0);
        store.verify(store.dump()).expect(0);
        assertThat(store.leftovers()).isEmpty();
        shop().expectNoSession();
    }
}
