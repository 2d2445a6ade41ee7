package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.EmbeddedServer;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.Patience;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.RunningFlyback;
import dev.flyback.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server stops, crashes, or ends a session in the middle of a run. */
final class LostServerIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final String SESSIONS =
            "select pid from pg_stat_activity where application_name like 'flyback%' and datname = current_database()";
    private static final String COPYING = SESSIONS + " and state = 'active' and query ilike 'copy%'";

    @TempDir
    static Path folder;

    private static EmbeddedServer server;
    private static TestDatabase shop;
    private static StoreFolder dumps;

    /** How a server goes away. */
    enum Loss {
        STOPPED {
            @Override
            void inflict() {
                server.stop();
                server.start();
            }
        },
        CRASHED {
            /** The end of one of its processes makes a server end all sessions and recover. */
            @Override
            void inflict() throws IOException {
                String victim = server.query(
                                "postgres", "select pid from pg_stat_activity where backend_type = 'checkpointer'")
                        .get(0)
                        .get(0);
                new ProcessBuilder("kill", "-s", "KILL", victim).inheritIO().start();
                Patience.until(LIMIT, POLL, Loss::answers, () -> "the server is not back");
            }
        };

        abstract void inflict() throws IOException;

        private static boolean answers() {
            try {
                return server.query("postgres", "select from pg_stat_activity where application_name like 'flyback%'")
                        .isEmpty();
            } catch (IllegalStateException e) {
                return false;
            }
        }
    }

    @BeforeAll
    static void fill() {
        server = PostgresServers.startOwn();
        shop = Shop.on(server);
        dumps = new StoreFolder(folder.resolve("dumps"));
        Shop.backup(shop, dumps).run().expect(0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_backup_whose_server_goes_away_fails_and_leaves_nothing(Loss loss) throws IOException {
        StoreFolder store = new StoreFolder(folder.resolve("lost " + loss));
        RunningFlyback run = Shop.longBackup(shop, store).start();
        run.awaitPhase("dump");
        loss.inflict();
        expectDatabaseFailure(run.await(LIMIT));
        store.expectEmpty();
        Shop.backup(shop, store).run().expect(0);
        store.verify(store.dump()).expect(0);
    }

    @ParameterizedTest
    @EnumSource
    void a_restore_whose_server_goes_away_fails_and_goes_on_with_resume(Loss loss) throws IOException {
        try (TestDatabase target = server.freshDatabase()) {
            RunningFlyback run = Shop.restore(target, dumps).start();
            run.awaitPhase("load");
            run.signal("STOP");
            loss.inflict();
            run.signal("CONT");
            expectDatabaseFailure(run.await(LIMIT));
            expectHalfRestoredUntilResumed(target);
        }
    }

    @Test
    void a_backup_whose_worker_is_cut_off_fails_and_leaves_nothing() {
        StoreFolder store = new StoreFolder(folder.resolve("worker"));
        RunningFlyback run = Shop.longBackup(shop, store).start();
        String worker = await(run, COPYING).get(0);
        terminate(worker);
        expectDatabaseFailure(run.await(LIMIT));
        store.expectEmpty();
        Shop.expectNoSession(shop);
    }

    /** The sessions that hold the snapshot, the locks on tables and the run's lock are idle while the rows are read. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_backup_whose_idle_session_is_cut_off_fails_and_leaves_nothing(int which) {
        StoreFolder store = new StoreFolder(folder.resolve("idle " + which));
        RunningFlyback run = Shop.longBackup(shop, store).start();
        await(run, COPYING);
        List<String> idle = await(run, SESSIONS + " and state like 'idle%' order by backend_start");
        assertThat(idle).hasSizeGreaterThan(which);
        terminate(idle.get(which));
        expectDatabaseFailure(run.await(LIMIT));
        store.expectEmpty();
        Shop.expectNoSession(shop);
    }

    @Test
    void a_restore_whose_worker_is_cut_off_fails_and_goes_on_with_resume() {
        try (TestDatabase target = server.freshDatabase()) {
            RunningFlyback run = Shop.restore(target, dumps).start();
            run.awaitPhase("load");
            run.signal("STOP");
            target.query(SESSIONS + " and pg_terminate_backend(pid)");
            run.signal("CONT");
            expectDatabaseFailure(run.await(LIMIT));
            Shop.expectNoSession(target);
            expectHalfRestoredUntilResumed(target);
        }
    }

    private static void expectHalfRestoredUntilResumed(TestDatabase target) {
        FlybackResult refused = Shop.restore(target, dumps).run().expect(8);
        assertThat(refused.error().get("message").asText()).contains("half-restored");
        Shop.restore(target, dumps).with("--resume", "--prove").run().expect(0);
        ContentOracle.assertSame(shop, target);
    }

    /** Code 4, and words about the connection or the server. */
    private static void expectDatabaseFailure(FlybackResult result) {
        result.expect(4);
        assertThat(result.error().get("name").asText()).isEqualTo("DATABASE");
        assertThat(result.error().get("message").asText())
                .containsPattern("(?i)connect|terminat|shut|crash|server|I/O error|session");
        assertThat(result.error().get("hint").asText()).isNotBlank();
        assertThat(result.standardError()).doesNotContain("\tat ");
        assertThat(result.output()).isEmpty();
    }

    private static List<String> await(RunningFlyback run, String query) {
        Patience.until(
                LIMIT,
                POLL,
                () -> !run.isAlive() || !shop.query(query).isEmpty(),
                () -> "no session for: " + query + "\n" + run.standardErrorSoFar());
        return shop.query(query).stream().map(row -> row.get(0)).toList();
    }

    private static void terminate(String process) {
        shop.query("select pg_terminate_backend(" + process + ")");
    }
}
