package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.Database;
import dev.flyback.testing.Patience;
import dev.flyback.testing.RunningFlyback;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that is loaded in several transactions, some of which are committed when the restore is killed: random kills hardly ever meet that. */
final class MysqlPartlyLoadedIT {
    /** To some 50,000 rows of more than 1 kB, which are three batches. */
    private static final int DOUBLINGS = 5;

    private static final Duration UNTIL_LOADED = Duration.ofMinutes(1);
    private static final Duration UNTIL_DEAD = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(5);

    @TempDir
    Path folder;

    @Test
    void a_table_of_which_some_batches_are_there_is_completed() {
        StoreFolder store = new StoreFolder(folder.resolve("store"));
        try (Shop shop = Shop.of(new Mysql());
                Database target = shop.server().freshDatabase()) {
            for (int i = 0; i < DOUBLINGS; i++) {
                shop.database()
                        .execute(
                                "insert into line (customer, note, attributes) select customer, note, attributes from line");
            }
            shop.database().execute("alter table line auto_increment = 1000000");
            shop.backup(store).run().expect(0);
            RunningFlyback run = shop.restore(target, store).start();
            Patience.until(
                    UNTIL_LOADED,
                    POLL,
                    () -> loadedFrames(shop, target) > 0 || !run.isAlive(),
                    () -> "no batch was loaded");
            run.kill();
            run.await(UNTIL_DEAD);
            shop.expectNoSession(target);

            assertThat(rows(target)).isPositive().isLessThan(rows(shop.database()));
            shop.expectHalfRestoredUntilResumed(target, store);
        }
    }

    private static int loadedFrames(Shop shop, Database target) {
        return shop.phase(target).filter(phase -> phase.equals("LOAD")).isPresent()
                ? Integer.parseInt(target.value("select count(*) from flyback_restore_frame where table_name = 'line'"))
                : 0;
    }

    private static int rows(Database database) {
        return Integer.parseInt(database.value("select count(*) from line"));
    }
}
