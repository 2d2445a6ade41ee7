package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.faults.Rehearsal.Moment;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlOracle;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.OnOneMysqlServer;
import dev.flyback.testing.RunningFlyback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at random instants of a backup and of a restore. */
final class MysqlKilledIT {
    private static final int KILLS = Rehearsal.kills(20);
    private static final Duration UNTIL_DEAD = Duration.ofSeconds(10);
    private static final String LEDGER =
            "select count(*) from information_schema.tables where table_schema = database() and table_name = 'flyback_restore'";

    @TempDir
    Path folder;

    private final long seed = Long.getLong("flyback.test.seed", System.nanoTime());

    @OnOneMysqlServer
    void a_killed_backup_leaves_a_whole_dump_or_none_and_no_session(MysqlServer server) throws IOException {
        try (MysqlDatabase shop = MysqlShop.on(server)) {
            Rehearsal rehearsal = Rehearsal.of(MysqlShop.backup(shop, new StoreFolder(folder.resolve("rehearsal"))));
            StoreFolder store = new StoreFolder(folder.resolve("store"));
            System.out.println("Kills of a backup of " + server + ": seed " + seed + ", phases " + rehearsal);
            for (Moment moment : rehearsal.moments(KILLS, new Random(seed))) {
                RunningFlyback run = MysqlShop.backup(shop, store).start();
                moment.await(run);
                run.kill();
                run.await(UNTIL_DEAD);
                for (Path dump : store.visible()) {
                    store.verify(dump).expect(0);
                    Files.delete(dump);
                }
                assertThat(store.leftovers()).as("after %s", moment).hasSizeLessThanOrEqualTo(1);
                MysqlShop.expectNoSession(shop);
            }
            MysqlShop.backup(shop, store).run().expect(0);
            store.verify(store.dump()).expect(0);
            assertThat(store.leftovers()).isEmpty();
        }
    }

    @OnOneMysqlServer
    void a_killed_restore_is_complete_or_refused_until_it_is_resumed(MysqlServer server) {
        try (MysqlDatabase shop = MysqlShop.on(server)) {
            StoreFolder store = new StoreFolder(folder.resolve("store"));
            MysqlShop.backup(shop, store).run().expect(0);
            Rehearsal rehearsal;
            try (MysqlDatabase target = server.freshDatabase()) {
                rehearsal = Rehearsal.of(MysqlShop.restore(target, store));
                MysqlOracle.assertSame(shop, target);
            }
            System.out.println("Kills of a restore on " + server + ": seed " + seed + ", phases " + rehearsal);
            Map<String, Integer> ends = new TreeMap<>();
            for (Moment moment : rehearsal.moments(KILLS, new Random(seed))) {
                try (MysqlDatabase target = server.freshDatabase()) {
                    RunningFlyback run = MysqlShop.restore(target, store).start();
                    moment.await(run);
                    run.kill();
                    run.await(UNTIL_DEAD);
                    MysqlShop.expectNoSession(target);
                    ends.merge(recover(target, store, moment), 1, Integer::sum);
                    MysqlOracle.assertSame(shop, target);
                    assertThat(target.value(LEDGER))
                            .as("ledger after %s", moment)
                            .isEqualTo("0");
                }
            }
            System.out.println("Killed when the target was " + ends + ".");
            if (KILLS >= Rehearsal.ENOUGH_KILLS) {
                assertThat(ends.keySet()).as("what was killed").anyMatch(end -> end.startsWith("half-restored"));
            }
        }
    }

    /** Brings the target to its end as a user would who sees only what the program says; what state it was in. */
    private static String recover(MysqlDatabase target, StoreFolder store, Moment killed) {
        boolean marked = target.value(LEDGER).equals("1")
                && !target.value("select count(*) from flyback_restore").equals("0");
        String state =
                marked ? "half-restored, " + target.value("select phase from flyback_restore") : "without ledger";
        FlybackResult again = MysqlShop.restore(target, store).run();
        if (again.exitCode() == 0) {
            assertThat(state).as("killed at %s", killed).isEqualTo("without ledger");
            return "clean";
        }
        again.expect(8);
        if (marked) {
            assertThat(again.error().get("message").asText()).contains("half-restored");
            assertThat(again.error().get("hint").asText()).contains("--resume");
            MysqlShop.restore(target, store).with("--resume", "--prove").run().expect(0);
            return state;
        }
        // The caller compares: whatever lacks the ledger and is refused must be all there.
        assertThat(again.error().get("message").asText()).contains("not clean");
        return "complete";
    }
}
