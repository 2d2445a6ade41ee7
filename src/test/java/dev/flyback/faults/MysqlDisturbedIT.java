package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.EmbeddedMariadb;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlOracle;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.MysqlServers;
import dev.flyback.testing.OnOneMysqlServer;
import dev.flyback.testing.RunningFlyback;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals, sessions that are cut off, and a server that goes away, in the middle of runs. Each run is held by a stop signal where it has got to. */
final class MysqlDisturbedIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @OnOneMysqlServer
    void a_run_that_is_told_to_stop_leaves_nothing_half_done(MysqlServer server) {
        try (MysqlDatabase shop = MysqlShop.on(server);
                MysqlDatabase target = server.freshDatabase()) {
            StoreFolder store = new StoreFolder(folder.resolve("stopped"));
            RunningFlyback backup = MysqlShop.backup(shop, store)
                    .with("--compression-level", "19")
                    .start();
            backup.awaitPhase("dump");
            backup.signal("INT");
            assertThat(backup.await(LIMIT).expect(130).error().get("message").asText())
                    .contains("SIGINT");
            store.expectEmpty();
            MysqlShop.expectNoSession(shop);

            StoreFolder dumps = new StoreFolder(folder.resolve("dumps"));
            MysqlShop.backup(shop, dumps).run().expect(0);
            RunningFlyback restore = held(MysqlShop.restore(target, dumps).start(), "load");
            restore.signal("TERM");
            restore.signal("CONT");
            restore.await(LIMIT).expect(143);
            MysqlShop.expectNoSession(target);
            expectHalfRestoredUntilResumed(target, dumps, shop);
        }
    }

    @OnOneMysqlServer
    void a_backup_whose_sessions_are_cut_off_fails_and_leaves_nothing(MysqlServer server) {
        try (MysqlDatabase shop = MysqlShop.on(server)) {
            for (boolean oldest : List.of(true, false)) {
                StoreFolder store = new StoreFolder(folder.resolve("cut " + oldest));
                RunningFlyback run = held(
                        MysqlShop.backup(shop, store)
                                .with("--compression-level", "19")
                                .start(),
                        "dump");
                List<List<String>> sessions = shop.query(MysqlShop.sessions(shop, "id") + " order by id");
                int which = oldest ? 0 : sessions.size() - 1;
                server.execute("mysql", "kill " + sessions.get(which).get(0));
                run.signal("CONT");
                expectDatabaseFailure(run.await(LIMIT));
                store.expectEmpty();
                MysqlShop.expectNoSession(shop);
            }
        }
    }

    @Test
    void a_server_that_stops_fails_the_run_which_can_be_done_again() {
        try (EmbeddedMariadb server = MysqlServers.startOwn()) {
            MysqlDatabase shop = MysqlShop.on(server);
            MysqlDatabase target = server.freshDatabase();
            StoreFolder lost = new StoreFolder(folder.resolve("lost"));
            RunningFlyback backup = held(
                    MysqlShop.backup(shop, lost)
                            .with("--compression-level", "19")
                            .start(),
                    "dump");
            server.stop();
            backup.signal("CONT");
            expectDatabaseFailure(backup.await(LIMIT));
            lost.expectEmpty();
            server.start();

            StoreFolder dumps = new StoreFolder(folder.resolve("dumps"));
            MysqlShop.backup(shop, dumps).run().expect(0);
            RunningFlyback restore = held(MysqlShop.restore(target, dumps).start(), "load");
            server.stop();
            restore.signal("CONT");
            expectDatabaseFailure(restore.await(LIMIT));
            server.start();
            expectHalfRestoredUntilResumed(target, dumps, shop);
        }
    }

    private static RunningFlyback held(RunningFlyback run, String phase) {
        run.awaitPhase(phase);
        run.signal("STOP");
        return run;
    }

    private static void expectHalfRestoredUntilResumed(MysqlDatabase target, StoreFolder dumps, MysqlDatabase shop) {
        FlybackResult refused = MysqlShop.restore(target, dumps).run().expect(8);
        assertThat(refused.error().get("message").asText()).contains("half-restored");
        MysqlShop.restore(target, dumps).with("--resume", "--prove").run().expect(0);
        MysqlOracle.assertSame(shop, target);
    }

    private static void expectDatabaseFailure(FlybackResult result) {
        result.expect(4);
        assertThat(result.error().get("name").asText()).isEqualTo("DATABASE");
        assertThat(result.error().get("hint").asText()).isNotBlank();
        assertThat(result.standardError()).doesNotContain("\tat ");
        assertThat(result.output()).isEmpty();
    }
}
