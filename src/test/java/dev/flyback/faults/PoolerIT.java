package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flyback.testing.Database;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.Pgbouncer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pooler stands between the program and the server. */
final class PoolerIT extends AbstractShopTest {
    private static final int ROOMY = 20;
    private static final int BUSY_RUNS = 4;

    PoolerIT() {
        super(new Postgres());
    }

    @BeforeAll
    static void installed() {
        assumeTrue(Pgbouncer.isInstalled(), "pgbouncer is not installed here");
    }

    @Test
    void a_pooler_in_session_mode_is_like_the_server() {
        StoreFolder store = store("session");
        try (Pgbouncer pooler = pooler("session", ROOMY);
                TestDatabase target = (TestDatabase) shop().server().freshDatabase()) {
            through(pooler).backup(store, 4).run().expect(0);
            store.verify(store.dump()).expect(0);
            shop().restore(behind(pooler, target), store).with("--prove").run().expect(0);
            target.assertSameAs(shop().database());
        }
    }

    @ParameterizedTest
    @CsvSource({"transaction, 1", "transaction, 2", "transaction, 20", "statement, 20"})
    void a_pooler_that_shares_sessions_gets_no_dump_and_keeps_nothing_of_the_run(String mode, int sessions) {
        StoreFolder store = store(mode + sessions);
        try (Pgbouncer pooler = pooler(mode, sessions)) {
            expectRefused(through(pooler).backup(store).run());
            store.expectEmpty();
            assertThat(behind(pooler, shop().database()).value("show search_path"))
                    .contains("public");
            assertThat(shop().database().value("select count(*) from pg_locks where locktype = 'advisory'"))
                    .isEqualTo("0");
        }
    }

    /** Other clients take sessions from the pool, and leave settings in it that would hide rows and change values. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void a_busy_pool_gets_no_dump_either(int sessions) throws Exception {
        StoreFolder store = store("busy " + sessions);
        try (Pgbouncer pooler = pooler("transaction", sessions);
                Clients clients = new Clients(behind(pooler, shop().database()), 6)) {
            for (int run = 0; run < BUSY_RUNS; run++) {
                expectRefused(through(pooler).backup(store).run());
                store.expectEmpty();
            }
            assertThat(clients.end()).isGreaterThan(100);
        }
    }

    @Test
    void a_restore_through_shared_sessions_changes_nothing() {
        StoreFolder store = dumped("dump");
        try (Pgbouncer pooler = pooler("transaction", ROOMY);
                TestDatabase target = (TestDatabase) shop().server().freshDatabase()) {
            expectRefused(shop().restore(behind(pooler, target), store).run());
            shop().restore(target, store).with("--prove").run().expect(0);
            target.assertSameAs(shop().database());
        }
    }

    @Test
    void a_pool_without_room_for_all_sessions_gets_no_dump() {
        StoreFolder store = store("narrow");
        try (Pgbouncer pooler = pooler("session", 2)) {
            FlybackResult failed = through(pooler).backup(store).run().expect(4);
            assertThat(failed.error().get("hint").asText()).contains("pooler", "--jobs");
            store.expectEmpty();
        }
    }

    private static void expectRefused(FlybackResult result) {
        result.expect(4);
        assertThat(result.error().get("message").asText()).contains("pooler", "transaction mode");
        assertThat(result.error().get("hint").asText()).contains("server itself", "session mode");
    }

    private Pgbouncer pooler(String mode, int sessions) {
        return new Pgbouncer((PostgresServer) shop().server(), mode, sessions);
    }

    private Shop through(Pgbouncer pooler) {
        return new Shop(shop().engine(), pooler, behind(pooler, shop().database()));
    }

    private static TestDatabase behind(Pgbouncer pooler, Database database) {
        return new TestDatabase(pooler, database.name(), database.owner());
    }

    /** Clients of a pool, each with short transactions without end. */
    private static final class Clients implements AutoCloseable {
        private final AtomicBoolean ended = new AtomicBoolean();
        private final AtomicInteger transactions = new AtomicInteger();
        private final List<Thread> threads = new ArrayList<>();

        Clients(TestDatabase database, int count) {
            for (int number = 0; number < count; number++) {
                Thread thread = new Thread(() -> work(database));
                thread.start();
                threads.add(thread);
            }
        }

        /** How many transactions there were. */
        int end() throws InterruptedException {
            close();
            return transactions.get();
        }

        private void work(TestDatabase database) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                while (!ended.get()) {
                    statement.execute(
                            "begin; set intervalstyle to sql_standard; select pg_sleep(random() / 200); commit");
                    transactions.incrementAndGet();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws InterruptedException {
            ended.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }
}
