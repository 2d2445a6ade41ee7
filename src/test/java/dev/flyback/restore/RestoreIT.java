package dev.flyback.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.dump.DumpReader;
import dev.flyback.failure.DatabaseException;
import dev.flyback.failure.TargetRefusedException;
import dev.flyback.report.Cancellation;
import dev.flyback.report.Progress;
import dev.flyback.restore.RestoreRequest.ScriptOrigin;
import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.Migrated;
import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole restores into real servers, judged by the servers' own answers. */
class RestoreIT {
    private static final String ORDERS =
            "CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note text);"
                    + " CREATE INDEX orders_note ON orders (note); INSERT INTO orders (note) VALUES ('a seed');";
    private static final String ITEMS =
            "CREATE TABLE items (id int PRIMARY KEY, of_order bigint REFERENCES orders, price numeric(10, 2));";

    @TempDir
    Path folder;

    @OnEveryServer
    void a_clean_database_is_migrated_loaded_and_proved(PostgresServer server) {
        try (TestDatabase source = shop(server);
                TestDatabase target = server.freshDatabase()) {
            DumpReader dump = Dumping.dump(source, folder.resolve("store"), List.of(migrations()));
            RestoreResult result = Restoring.into(target).with("prove").run(dump);
            assertThat(result.proved()).isTrue();
            assertThat(result.schemaVersion()).isEqualTo("2");
            assertThat(result.tables()).isEqualTo(2);
            assertThat(result.rows()).isEqualTo(3000);
            assertThat(result.findings()).isEmpty();
            ContentOracle.assertSame(source, target);
        }
    }

    /** Pages are visible to all at once, as only those of frozen rows are before a VACUUM, but for some that COPY filled in two goes; 13 has no map of them. */
    @OnEveryServer
    void rows_of_a_table_that_is_loaded_whole_are_frozen(PostgresServer server) {
        try (TestDatabase source = shop(server);
                TestDatabase target = server.freshDatabase()) {
            source.execute("INSERT INTO orders (note) SELECT repeat(md5(i::text), 10) FROM generate_series(1, 9000) i");
            DumpReader dump = Dumping.dump(source, folder.resolve("store"), List.of(migrations()));
            Restoring.into(target).with("prove").run(dump);
            ContentOracle.assertSame(source, target);
            if (server.major() >= 14) {
                assertThat(target.value("SELECT relpages > 100 AND relallvisible > relpages * 0.8 FROM pg_class"
                                + " WHERE oid = 'orders'::regclass"))
                        .isEqualTo("t");
            }
        }
    }

    @OnEveryServer
    void a_dry_run_checks_and_writes_nothing(PostgresServer server) {
        try (TestDatabase source = shop(server);
                TestDatabase target = server.freshDatabase();
                TestDatabase untouched = server.freshDatabase()) {
            DumpReader dump = Dumping.dump(source, folder.resolve("store"), List.of(migrations()));
            assertThat(Restoring.into(target).with("dry-run").run(dump).rows()).isEqualTo(3000);
            assertThat(ContentOracle.differences(untouched, target)).isEmpty();
            assertThat(target.query("SELECT FROM pg_namespace WHERE nspname = 'flyback_restore'"))
                    .isEmpty();
        }
    }

    @OnEveryServer
    void a_target_that_is_not_clean_is_refused_by_name(PostgresServer server) {
        try (TestDatabase source = shop(server);
                TestDatabase target = server.freshDatabase()) {
            DumpReader dump = Dumping.dump(source, folder.resolve("store"), List.of(migrations()));
            target.execute("CREATE TABLE precious (id int); INSERT INTO precious VALUES (1)");
            assertThatThrownBy(() -> Restoring.into(target).run(dump))
                    .isInstanceOf(TargetRefusedException.class)
                    .hasMessageContaining("table public.precious");
            assertThat(target.value("SELECT count(*) FROM precious")).isEqualTo("1");
        }
    }

    @OnEveryServer
    void a_premigrated_target_gets_the_rows_of_the_dump_only(PostgresServer server) {
        try (TestDatabase source = shop(server);
                TestDatabase target = server.freshDatabase()) {
            DumpReader dump = Dumping.dump(source, folder.resolve("store"), List.of(migrations()));
            Migrated.by(migrations(), target);
            target.execute("INSERT INTO orders (note) VALUES ('of the application')");
            Restoring.into(target).with("premigrated", "prove").run(dump);
            ContentOracle.assertSame(source, target);
        }
    }

    @OnEveryServer
    void a_premigrated_target_of_another_version_is_refused(PostgresServer server) throws IOException {
        try (TestDatabase source = shop(server);
                TestDatabase target = server.freshDatabase()) {
            DumpReader dump = Dumping.dump(source, folder.resolve("store"), List.of(migrations()));
            Path older = Files.createDirectory(folder.resolve("older"));
            Files.writeString(older.resolve("V1__orders.sql"), ORDERS);
            Migrated.by(older, target);
            assertThatThrownBy(() -> Restoring.into(target).with("premigrated").run(dump))
                    .isInstanceOf(TargetRefusedException.class)
                    .hasMessageContaining("V2__items.sql");
            assertThat(target.value("SELECT note FROM orders")).isEqualTo("a seed");
        }
    }

    @OnEveryServer
    void rows_that_were_changed_behind_the_restore_are_found(PostgresServer server) {
        try (TestDatabase source = shop(server);
                TestDatabase target = server.freshDatabase()) {
            DumpReader dump = Dumping.dump(source, folder.resolve("store"), List.of(migrations()));
            Progress meddler = atPhase("prove", () -> target.execute("UPDATE orders SET note = 'other' WHERE id = 7"));
            assertThatThrownBy(() -> Restoring.into(target)
                            .with("prove")
                            .watchedBy(meddler)
                            .run(dump))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("public.orders has as many rows, but other content");
            assertThatThrownBy(() -> Restoring.into(target).run(dump))
                    .isInstanceOf(TargetRefusedException.class)
                    .hasMessageContaining("half-restored");
        }
    }

    @OnEveryServer
    void without_a_proof_a_missing_row_is_found_all_the_same(PostgresServer server) {
        try (TestDatabase source = shop(server);
                TestDatabase target = server.freshDatabase()) {
            DumpReader dump = Dumping.dump(source, folder.resolve("store"), List.of(migrations()));
            Progress meddler = atPhase("prove", () -> target.execute("DELETE FROM items WHERE id = 7"));
            assertThatThrownBy(() -> Restoring.into(target).watchedBy(meddler).run(dump))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("public.items has 1999 rows where the dump has 2000");
        }
    }

    @OnEveryServer
    void tables_that_no_migration_made_are_reported_and_left_out(PostgresServer server) {
        try (TestDatabase source = shop(server);
                TestDatabase target = server.freshDatabase()) {
            source.execute(
                    "CREATE TABLE made_by_hand (id serial PRIMARY KEY); INSERT INTO made_by_hand DEFAULT VALUES");
            DumpReader dump = Dumping.dump(source, folder.resolve("store"), List.of(migrations()));
            RestoreResult result = Restoring.into(target).with("prove").run(dump);
            assertThat(result.findings()).singleElement().asString().contains("made_by_hand (1 rows)");
            assertThat(result.tables()).isEqualTo(2);
            source.execute("DROP TABLE made_by_hand");
            ContentOracle.assertSame(source, target);
        }
    }

    @OnEveryServer
    void scripts_of_a_folder_must_be_those_of_the_dump(PostgresServer server) throws IOException {
        try (TestDatabase source = shop(server);
                TestDatabase target = server.freshDatabase()) {
            DumpReader dump = Dumping.dump(source, folder.resolve("store"), List.of(migrations()));
            Path edited = Files.createDirectory(folder.resolve("edited"));
            Files.writeString(edited.resolve("V1__orders.sql"), ORDERS + " -- edited");
            Files.writeString(edited.resolve("V2__items.sql"), ITEMS);
            assertThatThrownBy(() -> Restoring.into(target)
                            .scripts(ScriptOrigin.DUMP_AND_FOLDERS, edited)
                            .run(dump))
                    .isInstanceOf(TargetRefusedException.class)
                    .hasMessageContaining("V1__orders.sql");
            assertThatThrownBy(() -> Restoring.into(target)
                            .scripts(ScriptOrigin.FOLDERS, edited)
                            .run(dump))
                    .isInstanceOf(TargetRefusedException.class)
                    .hasMessageContaining("V1__orders.sql");
            assertThat(Restoring.into(target)
                            .scripts(ScriptOrigin.FOLDERS, edited)
                            .accepting("V1__orders.sql")
                            .with("prove")
                            .run(dump)
                            .proved())
                    .isTrue();
            assertThat(target.value("SELECT string_agg(note, ',' ORDER BY id) FROM orders"))
                    .isEqualTo(source.value("SELECT string_agg(note, ',' ORDER BY id) FROM orders"));
        }
    }

    @OnEveryServer
    void after_the_restore_the_newest_scripts_can_follow(PostgresServer server) throws IOException {
        try (TestDatabase source = shop(server);
                TestDatabase target = server.freshDatabase()) {
            DumpReader dump = Dumping.dump(source, folder.resolve("store"), List.of(migrations()));
            Path newer = migrations();
            Files.writeString(newer.resolve("V3__more.sql"), "ALTER TABLE items ADD COLUMN colour text");
            RestoreResult result = Restoring.into(target)
                    .scripts(ScriptOrigin.DUMP_AND_FOLDERS, newer)
                    .with("then-migrate")
                    .run(dump);
            assertThat(result.schemaVersion()).isEqualTo("2");
            assertThat(result.migratedOn())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.version()).isEqualTo("3"));
            assertThat(target.value("SELECT count(colour) || ' ' || count(*) FROM items"))
                    .isEqualTo("0 2000");
        }
    }

    @OnEveryServer
    @Timeout(30)
    void a_migration_that_takes_long_can_be_stopped(PostgresServer server) throws IOException {
        try (TestDatabase source = server.freshDatabase();
                TestDatabase target = server.freshDatabase()) {
            Path slow = Files.createDirectory(folder.resolve("slow"));
            String sleep = "SELECT pg_sleep(60) FROM pg_database WHERE datname = current_database() AND datname = '"
                    + target.name() + "';";
            Files.writeString(slow.resolve("V1__slow.sql"), "CREATE TABLE slow (id int); " + sleep);
            Migrated.by(slow, source);
            DumpReader dump = Dumping.dump(source, folder.resolve("store"), List.of(slow));
            assertThatThrownBy(() -> Restoring.into(target)
                            .stoppedBy(new StopOnceItSleeps(target))
                            .run(dump))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("stopped");
            assertThat(
                            target.query(
                                    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"))
                    .isEmpty();
            assertThat(target.value("SELECT phase FROM flyback_restore.restore"))
                    .isEqualTo("MIGRATE");
            assertThat(target.query("SELECT FROM pg_class WHERE relname = 'slow'"))
                    .isEmpty();
        }
    }

    private TestDatabase shop(PostgresServer server) {
        TestDatabase database = server.freshDatabase();
        Migrated.by(migrations(), database);
        database.execute(
                "DELETE FROM orders; INSERT INTO orders (note) SELECT 'order ' || i FROM generate_series(1, 1000) i;"
                        + " INSERT INTO items SELECT i, 2 + i % 1000, i / 100.0 FROM generate_series(1, 2000) i");
        return database;
    }

    private Path migrations() {
        try {
            Path scripts = folder.resolve("scripts");
            Files.createDirectories(scripts);
            Files.writeString(scripts.resolve("V1__orders.sql"), ORDERS);
            Files.writeString(scripts.resolve("V2__items.sql"), ITEMS);
            return scripts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Progress atPhase(String phase, Runnable action) {
        return new Progress() {
            @Override
            public void phase(String name) {
                if (name.equals(phase)) {
                    action.run();
                }
            }

            @Override
            public void expect(long rows, long bytes) {}

            @Override
            public void advance(long rows, long bytes) {}

            @Override
            public void warn(String message) {}
        };
    }

    @OnEveryServer
    @Timeout(60)
    void a_migration_of_many_statements_is_stopped_between_two_of_them(PostgresServer server) throws IOException {
        try (TestDatabase source = server.freshDatabase();
                TestDatabase target = server.freshDatabase()) {
            Path slow = Files.createDirectory(folder.resolve("many"));
            // Whoever cancels only the statement that runs is ignored here: the script takes failures for granted.
            String nap =
                    "DO $$ BEGIN PERFORM pg_sleep(1) FROM pg_database WHERE datname = current_database() AND datname = '"
                            + target.name() + "'; EXCEPTION WHEN query_canceled THEN NULL; END $$;\n";
            Files.writeString(slow.resolve("V1__slow.sql"), nap.repeat(90));
            Migrated.by(slow, source);
            DumpReader dump = Dumping.dump(source, folder.resolve("store"), List.of(slow));
            assertThatThrownBy(() -> Restoring.into(target)
                            .stoppedBy(new StopOnceItSleeps(target))
                            .run(dump))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("stopped");
        }
    }

    /** A signal that comes while a statement sleeps in the target. */
    private static final class StopOnceItSleeps implements Cancellation {
        private static final Duration LIMIT = Duration.ofSeconds(20);

        private final TestDatabase target;
        private volatile boolean requested;

        StopOnceItSleeps(TestDatabase target) {
            this.target = target;
        }

        @Override
        public Registration onCancel(Runnable action) {
            Thread signal = new Thread(() -> {
                long deadline = System.nanoTime() + LIMIT.toNanos();
                while (System.nanoTime() < deadline
                        && target.query(
                                        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'")
                                .isEmpty()) {
                    Thread.onSpinWait();
                }
                requested = true;
                action.run();
            });
            signal.setDaemon(true);
            signal.start();
            return () -> {};
        }

        @Override
        public boolean requested() {
            return requested;
        }
    }
}
