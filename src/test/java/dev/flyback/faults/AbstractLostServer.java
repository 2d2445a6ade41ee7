package dev.flyback.faults;

import dev.flyback.testing.Database;
import dev.flyback.testing.OwnServer;
import dev.flyback.testing.RunningFlyback;
import dev.flyback.testing.Server;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server stops, or crashes, in the middle of a run, which is held there meanwhile. */
abstract class AbstractLostServer extends AbstractShopTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private OwnServer server;
    private StoreFolder dumps;

    AbstractLostServer(EngineUnderTest engine) {
        super(engine);
    }

    /** How a server goes away, and comes back. */
    enum Loss {
        STOPPED {
            @Override
            void inflict(OwnServer server) {
                server.stop();
                server.start();
            }
        },
        CRASHED {
            @Override
            void inflict(OwnServer server) {
                server.crash();
            }
        };

        abstract void inflict(OwnServer server);
    }

    @Override
    Server server(EngineUnderTest engine) {
        server = engine.startServer();
        return server;
    }

    @BeforeAll
    void dump() {
        dumps = dumped("dumps");
    }

    @Override
    @AfterAll
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_backup_whose_server_goes_away_fails_and_leaves_nothing(Loss loss) {
        StoreFolder store = store("lost " + loss);
        RunningFlyback run = shop().longBackup(store).start().heldAt("dump");
        loss.inflict(server);
        run.signal("CONT");
        Shop.expectLost(run.await(LIMIT));
        store.expectEmpty();
        shop().backup(store).run().expect(0);
        store.verify(store.dump()).expect(0);
    }

    @ParameterizedTest
    @EnumSource
    void a_restore_whose_server_goes_away_fails_and_goes_on_with_resume(Loss loss) {
        try (Database target = server.freshDatabase()) {
            RunningFlyback run = shop().restore(target, dumps).start().heldAt("load");
            loss.inflict(server);
            run.signal("CONT");
            Shop.expectLost(run.await(LIMIT));
            shop().expectHalfRestoredUntilResumed(target, dumps);
        }
    }
}
