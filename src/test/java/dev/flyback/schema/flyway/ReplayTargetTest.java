package dev.flyback.schema.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.database.ConnectionSettings;
import dev.flyback.database.DatabaseUrl;
import dev.flyback.database.Ledger;
import dev.flyback.database.Secret;
import dev.flyback.database.Target;
import dev.flyback.database.postgres.PostgresEngine;
import dev.flyback.dump.index.TableName;
import dev.flyback.report.Progress;
import dev.flyback.schema.HistoryComparison;
import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jboss.logmanager.LogContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTargetTest {
    @TempDir
    Path folder;

    @Test
    void a_schema_that_holds_something_already_gets_its_history() {
        try (Application application = new Application(folder)) {
            application.script("V1__a.sql", "create table a(id int)").migrate();
            application.target.execute("create function f() returns int language sql as 'select 1'");

            application.replayed();

            assertThat(application.historyOf(application.target)).isEqualTo(application.historyOf(application.source));
        }
    }

    @Test
    void schemas_that_flyway_created_are_created() {
        try (Application application = new Application(folder)) {
            application
                    .script("V1__a.sql", "create table a(id int); create table \"Au\"\"dit\".b(id int)")
                    .migrate(settings -> settings.schemas("app", "Au\"dit"));

            assertReplayed(application);
            assertThat(application.history(application.target).facts().table())
                    .isEqualTo(new TableName("app", "flyway_schema_history"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATABASE_CHANGE_LOG", "a.b", "schema history", "größe"})
    void the_history_table_keeps_its_name(String name) {
        try (Application application = new Application(folder)) {
            application
                    .script("v001__a.sql", "create table a(id int)")
                    .migrate(settings ->
                            settings.table(name).sqlMigrationPrefix("v").defaultSchema("Other Schema"));

            assertReplayed(application);
            assertThat(application.history(application.target).facts().table())
                    .isEqualTo(new TableName("Other Schema", name));
        }
    }

    @OnEveryServer
    void the_sessions_of_a_target_serve_beside_its_ledger(PostgresServer server) throws Exception {
        try (Application application = new Application(folder, server)) {
            application
                    .script("V1__a.sql", "create table a(id int)")
                    .script("V2__i.sql", "create index concurrently i on a(id)")
                    .script("R__v.sql", "create view v as select * from a")
                    .migrate(settings -> {
                        settings.getPluginRegister()
                                .getExact(PostgreSQLConfigurationExtension.class)
                                .setTransactionalLock(false);
                        return settings;
                    });
            ConnectionSettings connection = new ConnectionSettings(
                    DatabaseUrl.parse(application.target.url()),
                    Optional.of(application.target.owner()),
                    Optional.of(new Secret(PostgresServer.PASSWORD)),
                    Optional.empty());
            try (Target target = new PostgresEngine().openTarget(connection, 1)) {
                target.lockRun();
                target.ledger()
                        .begin(new Ledger.Entry("0123456789abcdef", "00", Ledger.Phase.MIGRATE, Instant.EPOCH, "1"));

                new FlywayReplay().replay(application.replay(), target.migrations(), Progress.NONE);

                FlywayHistories histories = new FlywayHistories();
                assertThat(histories.find(target, application.settings()))
                        .get()
                        .satisfies(found -> assertThat(HistoryComparison.of(
                                                histories.effective(
                                                        application.history().entries()),
                                                histories.effective(found.entries()),
                                                Set.of())
                                        .all())
                                .isEmpty());
            }
        }
    }

    @Test
    void flyway_logs_nothing() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = LogContext.getLogContext().getLogger("org.flywaydb");
        logger.addHandler(handler);
        try (Application application = new Application(folder)) {
            application
                    .script("V1__a.sql", "create table a(id int)")
                    .script("V2__b.sql", "do $$ begin raise warning 'loud'; end $$")
                    .migrate();
            assertThat(logged).as("the application's own run").isNotEmpty();
            logged.clear();

            application.replayed();

            assertThat(logged).isEmpty();
        } finally {
            logger.removeHandler(handler);
        }
    }

    private static void assertReplayed(Application application) {
        assertThat(application.scripts().problems()).isEmpty();
        application.replayed();
        assertThat(application.historyOf(application.target)).isEqualTo(application.historyOf(application.source));
        assertThat(Application.definitions(application.target)).isEqualTo(Application.definitions(application.source));
    }
}
