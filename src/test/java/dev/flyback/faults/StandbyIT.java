package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.EmbeddedServer;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.Patience;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.RunningFlyback;
import dev.flyback.testing.Server;
import dev.flyback.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hot standby is backed up while its primary goes on. */
final class StandbyIT extends AbstractShopTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(20);

    private EmbeddedServer primary;
    private EmbeddedServer standby;

    StandbyIT() {
        super(new Postgres());
    }

    @Override
    Server server(EngineUnderTest engine) {
        primary = PostgresServers.startOwn();
        return primary;
    }

    @BeforeAll
    void follow() {
        standby = primary.startStandby();
    }

    @Override
    @AfterAll
    void close() {
        standby.close();
        primary.close();
    }

    @Test
    void a_dump_of_a_standby_is_the_same_as_its_primary() {
        StoreFolder store = store("whole");
        FlybackResult backup = replica().backup(store, 4).run().expect(0);
        assertThat(backup.json().get("rows").asLong()).isGreaterThan(200_000);
        store.verify(store.dump()).expect(0);
        try (TestDatabase target = primary.freshDatabase()) {
            shop().restore(target, store).with("--prove").run().expect(0);
            target.assertSameAs(shop().database());
        }
    }

    @Test
    void two_runs_on_one_standby_do_not_meet() {
        StoreFolder store = store("two");
        RunningFlyback first = replica().backup(store).start().heldAt("dump");
        replica().backup(store).run().expect(9);
        first.signal("CONT");
        first.await(LIMIT).expect(0);
        store.verify(store.dump()).expect(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create unlogged table left_behind (id int primary key); insert into left_behind values (1)",
                "create table fine (id int) partition by list (id); create table whole partition of fine for values in (1);"
                        + " create unlogged table left_behind partition of fine for values in (2); insert into fine values (2)"
            })
    void unlogged_tables_are_refused_by_name_and_may_be_left_out(String tables) {
        StoreFolder store = store("unlogged " + tables.length());
        inSchema(tables, () -> {
            FlybackResult refused = replica().backup(store).run().expect(4);
            assertThat(refused.error().get("message").asText())
                    .contains("standby", "unlogged", "volatile.left_behind")
                    .doesNotContain("whole");
            assertThat(refused.error().get("hint").asText()).contains("primary", "--schemas");
            store.expectEmpty();
            replica().backup(store).with("--schemas", "public").run().expect(0);
        });
    }

    @Test
    void unlogged_sequences_are_refused_by_name() {
        StoreFolder store = store("sequences");
        inSchema("create unlogged sequence left_behind; select nextval('left_behind')", () -> {
            FlybackResult refused = replica().backup(store).run().expect(4);
            assertThat(refused.error().get("message").asText()).contains("standby", "unlogged", "volatile.left_behind");
            store.expectEmpty();
            shop().backup(store).run().expect(0);
        });
    }

    /** The primary takes back what the run still sees, and the standby may not wait. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from audit where id % 7 = 1; vacuum audit",
                "alter table audit add column extra int",
                "create table audit_2 as table audit; drop table audit_2; truncate audit"
            })
    void a_conflict_with_replay_ends_the_run_with_what_to_set(String change) {
        try (TestDatabase busy =
                (TestDatabase) Shop.on(primary, shop().engine()).database()) {
            standby.catchUpWith(primary);
            StoreFolder store = store("conflict " + change.hashCode());
            allowReplayToWait("0");
            long before = conflicts(busy);
            try {
                RunningFlyback run = new Shop(shop().engine(), standby, on(standby, busy))
                        .longBackup(store)
                        .start()
                        .heldAt("dump");
                for (String statement : change.split("; ", -1)) {
                    busy.execute(statement);
                }
                Patience.until(LIMIT, POLL, () -> conflicts(busy) > before, () -> "no conflict");
                run.signal("CONT");
                FlybackResult failed = run.await(LIMIT).expect(4);
                assertThat(failed.error().get("message").asText()).contains("conflict with recovery");
                assertThat(failed.error().get("hint").asText())
                        .contains("max_standby_streaming_delay", "hot_standby_feedback");
                store.expectEmpty();
            } finally {
                allowReplayToWait("30s");
            }
            standby.catchUpWith(primary);
        }
    }

    @Test
    void changes_that_the_standby_may_wait_for_disturb_no_run() {
        StoreFolder store = store("patient");
        RunningFlyback run = replica().longBackup(store).start().heldAt("dump");
        shop().database().execute("alter table audit add column extra int");
        shop().database().execute("alter table audit drop column extra");
        Patience.pause(Duration.ofMillis(500));
        run.signal("CONT");
        run.await(LIMIT).expect(0);
        store.verify(store.dump()).expect(0);
        standby.catchUpWith(primary);
    }

    @Test
    void a_restore_into_a_standby_is_refused() {
        StoreFolder store = dumped("for nobody");
        try (TestDatabase empty = primary.freshDatabase()) {
            standby.catchUpWith(primary);
            FlybackResult refused =
                    shop().restore(on(standby, empty), store).run().expect(8);
            assertThat(refused.error().get("message").asText()).contains("standby");
        }
    }

    private Shop replica() {
        return new Shop(shop().engine(), standby, on(standby, (TestDatabase) shop().database()));
    }

    private static TestDatabase on(EmbeddedServer server, TestDatabase database) {
        return new TestDatabase(server, database.name(), database.owner());
    }

    private void allowReplayToWait(String time) {
        standby.execute("postgres", "alter system set max_standby_streaming_delay = '" + time + "'");
        standby.execute("postgres", "select pg_reload_conf()");
    }

    private long conflicts(TestDatabase database) {
        return Long.parseLong(on(standby, database)
                .value("select confl_snapshot + confl_lock from pg_stat_database_conflicts where datname = '"
                        + database.name() + "'"));
    }

    /** Runs a test while a schema with these tables is in the shop. */
    private void inSchema(String tables, Runnable test) {
        shop().database().execute("create schema volatile; set search_path to volatile; " + tables);
        standby.catchUpWith(primary);
        try {
            test.run();
        } finally {
            shop().database().execute("drop schema volatile cascade");
            standby.catchUpWith(primary);
        }
    }
}
