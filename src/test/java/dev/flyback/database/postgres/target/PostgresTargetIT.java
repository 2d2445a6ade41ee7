package dev.flyback.database.postgres.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.database.ConnectionSettings;
import dev.flyback.database.DatabaseUrl;
import dev.flyback.database.Ledger;
import dev.flyback.database.RebuildSteps;
import dev.flyback.database.Secret;
import dev.flyback.database.Target;
import dev.flyback.database.postgres.connection.PostgresConnections;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Definitions are taken off and put back by an account that owns the database and nothing else. */
class PostgresTargetIT {

    @OnEveryServer
    void definitions_come_back_exactly_as_they_were(PostgresServer server) {
        try (TestDatabase untouched = withDefinitions(server);
                TestDatabase restored = withDefinitions(server)) {
            begin(restored);
            try (Target target = open(restored)) {
                target.prepare(tables(restored));
                assertThat(ContentOracle.differences(untouched, restored)).isNotEmpty();
                steps(target, Integer.MAX_VALUE);
                target.finish(List.of(), List.of());
                assertThat(target.definitionChanges()).isEmpty();
                target.ledger().drop();
            }
            assertSameButForSeeds(untouched, restored);
        }
    }

    @OnEveryServer
    void a_crash_after_any_step_loses_nothing(PostgresServer server) {
        try (TestDatabase untouched = withDefinitions(server);
                TestDatabase restored = withDefinitions(server)) {
            begin(restored);
            List<TableEntry> tables = tables(restored);
            int done;
            do {
                try (Target target = open(restored)) {
                    target.prepare(tables);
                    done = steps(target, 1);
                }
            } while (done > 0);
            try (Target target = open(restored)) {
                target.prepare(tables);
                target.finish(List.of(), List.of());
                target.finish(List.of(), List.of());
                assertThat(target.definitionChanges()).isEmpty();
                target.ledger().drop();
            }
            assertSameButForSeeds(untouched, restored);
        }
    }

    @OnEveryServer
    void a_definition_that_is_not_as_before_is_told(PostgresServer server) {
        try (TestDatabase restored = withDefinitions(server)) {
            begin(restored);
            try (Target target = open(restored)) {
                target.prepare(tables(restored));
                steps(target, Integer.MAX_VALUE);
                target.finish(List.of(), List.of());
                restored.execute("DROP INDEX public.customer_gin; COMMENT ON INDEX public.customer_lower IS 'other'");
                assertThat(target.definitionChanges())
                        .hasSize(2)
                        .anyMatch(line -> line.startsWith("index public.customer_gin is gone"))
                        .anyMatch(line -> line.startsWith("index public.customer_lower was "));
            }
        }
    }

    @OnEveryServer
    void indexes_of_small_tables_stay(PostgresServer server) {
        try (TestDatabase restored = withDefinitions(server)) {
            begin(restored);
            String indexes =
                    "SELECT string_agg(indexname, ' ' ORDER BY indexname) FROM pg_indexes WHERE schemaname = 'public'";
            String before = restored.value(indexes);
            try (Target target = PostgresTarget.open(new PostgresConnections(settings(restored), 4), 1000)) {
                target.prepare(tables(restored));
                assertThat(restored.value(indexes)).isEqualTo(before);
            }
        }
    }

    @OnEveryServer
    void what_stands_in_a_target_is_listed(PostgresServer server) {
        try (TestDatabase database = server.freshDatabase()) {
            database.execute("CREATE EXTENSION hstore; CREATE SCHEMA prepared");
            try (Target target = open(database)) {
                assertThat(target.contents(100)).isEmpty();
                database.execute(
                        "CREATE TABLE public.t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);"
                                + " CREATE VIEW prepared.v AS SELECT 1; CREATE SEQUENCE public.s; CREATE DOMAIN public.d AS int;"
                                + " CREATE TYPE public.mood AS ENUM ('fine'); CREATE TYPE public.pair AS (a int, b int);"
                                + " CREATE FUNCTION public.f(x int) RETURNS int LANGUAGE sql AS 'SELECT 1'; SELECT lo_create(4711)");
                assertThat(target.contents(100))
                        .containsExactly(
                                "domain public.d",
                                "function public.f(x integer)",
                                "large object 4711",
                                "sequence public.s",
                                "table public.t",
                                "type public.mood",
                                "type public.pair",
                                "view prepared.v");
                assertThat(target.contents(2)).hasSize(2);
            }
        }
    }

    @OnEveryServer
    void the_ledger_survives_its_session_and_goes_without_a_trace(PostgresServer server) {
        try (TestDatabase database = server.freshDatabase()) {
            Ledger.Entry entry =
                    new Ledger.Entry("0123456789abcdef", "ab".repeat(32), Ledger.Phase.PREPARE, Instant.now(), "1");
            try (Target target = open(database)) {
                assertThat(target.ledger().read()).isEmpty();
                target.ledger().begin(entry);
            }
            try (Target target = open(database)) {
                assertThat(target.ledger().read()).contains(entry);
                assertThat(target.ledger().loadedFrames()).isEmpty();
                assertThat(target.contents(10)).isEmpty();
                target.ledger().enter(Ledger.Phase.FINISH);
                assertThat(target.ledger().read())
                        .hasValueSatisfying(found -> assertThat(found.phase()).isEqualTo(Ledger.Phase.FINISH));
                target.ledger().drop();
                assertThat(target.ledger().read()).isEmpty();
            }
            assertThat(database.query("SELECT FROM pg_namespace WHERE nspname ~ 'flyback'"))
                    .isEmpty();
        }
    }

    private static void assertSameButForSeeds(TestDatabase untouched, TestDatabase restored) {
        untouched.executeAsSuperuser("TRUNCATE public.seeded");
        assertThat(ContentOracle.differences(untouched, restored)).isEmpty();
    }

    private static int steps(Target target, int limit) {
        try (Target.Loader loader = PostgresLoader.open(connection(target), "UTF8", 0)) {
            return RebuildSteps.run(target, loader, limit);
        }
    }

    private static java.sql.Connection connection(Target target) {
        return ((PostgresTarget) target).connections().open();
    }

    private static TestDatabase withDefinitions(PostgresServer server) {
        TestDatabase database = server.freshDatabase();
        database.execute(resource("definitions.sql"));
        if (server.major() >= 18) {
            database.execute(resource("definitions-18.sql"));
        }
        return database;
    }

    /** Every table, as if the dump had a row for each. */
    private static List<TableEntry> tables(TestDatabase database) {
        return database
                .query("SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE c.relkind = 'r' AND n.nspname !~ '^(pg_|information_schema|flyback)' ORDER BY 1, 2")
                .stream()
                .map(row -> new TableEntry(
                        new TableName(row.get(0), row.get(1)), List.of(), 1, 10, "0".repeat(32), null, true))
                .toList();
    }

    private static void begin(TestDatabase database) {
        try (Target target = open(database)) {
            target.ledger()
                    .begin(new Ledger.Entry(
                            "0123456789abcdef", "ab".repeat(32), Ledger.Phase.PREPARE, Instant.now(), "1"));
        }
    }

    private static Target open(TestDatabase database) {
        return PostgresTarget.open(new PostgresConnections(settings(database), 4), 0);
    }

    private static ConnectionSettings settings(TestDatabase database) {
        return new ConnectionSettings(
                DatabaseUrl.parse(database.url()),
                Optional.of(database.owner()),
                Optional.of(new Secret(PostgresServer.PASSWORD)),
                Optional.empty());
    }

    private static String resource(String name) {
        try (InputStream stream = PostgresTargetIT.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
