package dev.flyback.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.dump.DumpReader;
import dev.flyback.failure.DatabaseException;
import dev.flyback.failure.TargetRefusedException;
import dev.flyback.report.Cancellation;
import dev.flyback.report.Progress;
import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

/** A database with everything that hangs on tables, and rows that break what was never validated, comes back as it was. */
class RestoreFidelityIT {
    @TempDir
    Path folder;

    @OnEveryServer
    void rows_and_definitions_come_back_as_they_were(PostgresServer server) {
        try (TestDatabase source = withDefinitions(server);
                TestDatabase target = withDefinitions(server)) {
            fill(source);
            target.execute("SELECT lo_create(4711), lo_from_bytea(99, 'of a migration')");
            DumpReader dump = Dumping.dump(source, folder, List.of());
            RestoreResult result =
                    Restoring.into(target).with("premigrated", "prove").run(dump);
            assertThat(result.findings()).isEmpty();
            assertSame(source, target);
        }
    }

    /** Their wrapper can do nothing: whoever asked it for rows would fail. */
    @OnEveryServer
    void foreign_tables_are_asked_for_nothing_and_stay_as_they_are(PostgresServer server) {
        try (TestDatabase source = withForeignTables(server);
                TestDatabase target = withForeignTables(server)) {
            source.execute("INSERT INTO here SELECT generate_series(1, 100); INSERT INTO parted VALUES (1)");
            DumpReader dump = Dumping.dump(source, folder, List.of());
            assertThat(dump.index().tables())
                    .extracting(table -> table.table().name())
                    .containsExactlyInAnyOrder("here", "parted_here");
            RestoreResult result =
                    Restoring.into(target).with("premigrated", "prove").run(dump);
            assertThat(result.proved()).isTrue();
            assertThat(result.findings()).isEmpty();
            assertThat(target.value("SELECT count(*) FROM here")).isEqualTo("100");
            assertThat(target.value("SELECT count(*) FROM parted_here")).isEqualTo("1");
            assertThat(target.value("SELECT count(*) FROM pg_foreign_table")).isEqualTo("2");
        }
    }

    private static TestDatabase withForeignTables(PostgresServer server) {
        TestDatabase database = server.freshDatabase();
        database.executeAsSuperuser(
                "CREATE FOREIGN DATA WRAPPER nowhere; CREATE SERVER elsewhere FOREIGN DATA WRAPPER nowhere;"
                        + " GRANT USAGE ON FOREIGN SERVER elsewhere TO public");
        database.execute("CREATE TABLE here (id int PRIMARY KEY); CREATE FOREIGN TABLE there (id int) SERVER elsewhere;"
                + " CREATE TABLE parted (id int) PARTITION BY LIST (id);"
                + " CREATE TABLE parted_here PARTITION OF parted FOR VALUES IN (1);"
                + " CREATE FOREIGN TABLE parted_there PARTITION OF parted FOR VALUES IN (2) SERVER elsewhere");
        return database;
    }

    @OnEveryServer
    void a_restore_that_is_stopped_anywhere_can_be_gone_on_with(PostgresServer server) {
        try (TestDatabase source = withDefinitions(server);
                TestDatabase target = withDefinitions(server)) {
            fill(source);
            DumpReader dump = Dumping.dump(source, folder, List.of());
            int stops = 0;
            for (int calls = 3; ; calls += 2) {
                Signal signal = new Signal(calls);
                try {
                    Restoring.into(target)
                            .with("premigrated", "resume", "prove")
                            .watchedBy(signal)
                            .stoppedBy(signal)
                            .run(dump);
                    break;
                } catch (DatabaseException e) {
                    stops++;
                    assertThat(sessionsEnd(target)).isTrue();
                }
            }
            assertThat(stops).isGreaterThan(3);
            assertSame(source, target);
        }
    }

    @OnEveryServer
    void a_half_restored_target_takes_nothing_but_the_same_dump(PostgresServer server) {
        try (TestDatabase source = withDefinitions(server);
                TestDatabase target = withDefinitions(server)) {
            DumpReader first = Dumping.dump(source, folder, List.of());
            DumpReader second = Dumping.dump(source, folder, List.of());
            Signal signal = new Signal(10);
            assertThatThrownBy(() -> Restoring.into(target)
                            .with("premigrated")
                            .watchedBy(signal)
                            .stoppedBy(signal)
                            .run(first))
                    .isInstanceOf(DatabaseException.class);
            assertThatThrownBy(() -> Restoring.into(target).with("premigrated").run(first))
                    .isInstanceOf(TargetRefusedException.class)
                    .hasMessageContaining(first.index().id());
            assertThatThrownBy(() ->
                            Restoring.into(target).with("premigrated", "resume").run(second))
                    .isInstanceOf(TargetRefusedException.class)
                    .hasMessageContaining(first.index().id())
                    .hasMessageContaining(second.index().id());
            Restoring.into(target).with("premigrated", "resume").run(first);
            assertThat(target.query("SELECT FROM pg_namespace WHERE nspname = 'flyback_restore'"))
                    .isEmpty();
        }
    }

    /** A server's process needs a moment to end after its client has. */
    private static boolean sessionsEnd(TestDatabase database) {
        for (int i = 0; i < 200; i++) {
            if (database.query("SELECT pg_sleep(0.02) FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND application_name = 'flyback'")
                    .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Large objects belong to who makes them; nothing else may differ. */
    private static void assertSame(TestDatabase source, TestDatabase target) {
        source.executeAsSuperuser(
                "DO $$ DECLARE o oid; BEGIN FOR o IN SELECT oid FROM pg_largeobject_metadata LOOP EXECUTE format("
                        + "'ALTER LARGE OBJECT %s OWNER TO " + source.owner() + "', o); END LOOP; END $$");
        ContentOracle.assertSame(source, target);
    }

    private static TestDatabase withDefinitions(PostgresServer server) {
        TestDatabase database = server.freshDatabase();
        database.execute(resource("definitions.sql"));
        if (server.major() >= 18) {
            database.execute(resource("definitions-18.sql"));
        }
        return database;
    }

    private static void fill(TestDatabase database) {
        database.executeAsSuperuser(resource("rows.sql"));
        if (database.server().major() >= 18) {
            database.executeAsSuperuser(resource("rows-18.sql"));
        }
    }

    private static String resource(String name) {
        try (InputStream stream =
                RestoreFidelityIT.class.getResourceAsStream("/dev/flyback/database/postgres/target/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks to stop once the restore has told of progress so many times. */
    private static final class Signal implements Progress, Cancellation {
        private final AtomicInteger calls;

        Signal(int calls) {
            this.calls = new AtomicInteger(calls);
        }

        @Override
        public void phase(String name) {
            calls.decrementAndGet();
        }

        @Override
        public void expect(long rows, long bytes) {}

        @Override
        public void advance(long rows, long bytes) {
            calls.decrementAndGet();
        }

        @Override
        public void warn(String message) {}

        @Override
        public Registration onCancel(Runnable action) {
            return () -> {};
        }

        @Override
        public boolean requested() {
            return calls.get() < 0;
        }
    }
}
