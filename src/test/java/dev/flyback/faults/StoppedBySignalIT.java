package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.RunningFlyback;
import dev.flyback.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SIGINT and SIGTERM: the documented exit code, and nothing half-done. */
final class StoppedBySignalIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static PostgresServer server;
    private static TestDatabase shop;
    private static StoreFolder dumps;

    @BeforeAll
    static void dump() {
        server = PostgresServers.newest();
        shop = Shop.on(server);
        dumps = new StoreFolder(folder.resolve("dumps"));
        Shop.backup(shop, dumps).run().expect(0);
    }

    @AfterAll
    static void drop() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({"INT, connect, 130", "TERM, snapshot, 143", "INT, dump, 130", "TERM, dump, 143"})
    void a_backup_that_is_stopped_leaves_nothing(String signal, String phase, int code) {
        StoreFolder store = new StoreFolder(folder.resolve("backup " + signal + " " + phase));
        RunningFlyback run = Shop.longBackup(shop, store).start();
        run.awaitPhase(phase);
        run.signal(signal);
        FlybackResult result = run.await(LIMIT).expect(code);
        assertThat(result.error().get("code").asInt()).isEqualTo(code);
        assertThat(result.error().get("message").asText()).contains("SIG" + signal);
        assertThat(result.output()).isEmpty();
        store.expectEmpty();
        Shop.expectNoSession(shop);
    }

    /** Where the restore has got to is held by a stop signal, since on a fast machine it would be over before the next one arrives. */
    @ParameterizedTest
    @CsvSource({"INT, migrate, 130", "TERM, load, 143", "INT, load, 130"})
    void a_restore_that_is_stopped_goes_on_with_resume(String signal, String phase, int code) {
        try (TestDatabase target = server.freshDatabase()) {
            RunningFlyback run = Shop.restore(target, dumps).start();
            run.awaitPhase(phase);
            run.signal("STOP");
            run.signal(signal);
            run.signal("CONT");
            FlybackResult result = run.await(LIMIT).expect(code);
            assertThat(result.error().get("message").asText()).contains("SIG" + signal);
            assertThat(result.error().get("hint").asText()).contains("--resume");
            assertThat(result.output()).isEmpty();
            Shop.expectNoSession(target);
            Shop.restore(target, dumps).run().expect(8);
            Shop.restore(target, dumps).with("--resume", "--prove").run().expect(0);
            ContentOracle.assertSame(shop, target);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void a_second_signal_ends_a_backup_at_once(String signal, int code) {
        StoreFolder store = new StoreFolder(folder.resolve("twice " + signal));
        RunningFlyback run = Shop.longBackup(shop, store).start();
        run.awaitPhase("dump");
        run.signal(signal);
        run.signal(signal);
        run.await(LIMIT).expect(code);
        store.expectNothingVisible();
        Shop.expectNoSession(shop);
        Shop.backup(shop, store).run().expect(0);
        store.verify(store.dump()).expect(0);
        assertThat(store.leftovers()).isEmpty();
    }
}
