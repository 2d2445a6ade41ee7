package dev.flyback.schema.flyway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.database.ConnectionSettings;
import dev.flyback.database.DatabaseUrl;
import dev.flyback.database.Ledger;
import dev.flyback.database.Secret;
import dev.flyback.database.Target;
import dev.flyback.database.postgres.PostgresEngine;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.DatabaseException;
import dev.flyback.failure.FlybackException;
import dev.flyback.failure.TargetRefusedException;
import dev.flyback.report.Progress;
import dev.flyback.schema.HistoryComparison;
import dev.flyback.schema.MigrationReplay.Replay;
import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.RealMigrations;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jboss.logmanager.LogContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlywayReplayTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_real_applications_history_is_replayed_at_every_version(int version) {
        try (Application conductor = new Application(RealMigrations.upTo(version, folder))) {
            conductor.migrate();

            assertReplayed(conductor);
        }
    }

    @OnEveryServer
    void a_real_applications_history_is_replayed_on_every_server(PostgresServer server) {
        try (Application conductor = new Application(RealMigrations.upTo(RealMigrations.NEWEST, folder), server)) {
            conductor.migrate();

            assertReplayed(conductor);
        }
    }

    @Test
    void only_the_recorded_versions_are_replayed_from_a_newer_folder() {
        try (Application conductor = new Application(RealMigrations.upTo(8, folder))) {
            conductor.migrate(settings -> settings.target(MigrationVersion.fromVersion("5")));

            assertReplayed(conductor);
            assertThat(conductor.history(conductor.target).schemaVersion()).isEqualTo("5");
        }
    }

    @Test
    void out_of_order_runs_come_back_in_their_order() {
        try (Application application = new Application(folder)) {
            application.script("V1__a.sql", "create table a(id int)").migrate();
            application.script("V3__c.sql", "alter table a add c int").migrate();
            application
                    .script("V2__b.sql", "alter table a add b int")
                    .script("V2_1__d.sql", "create view v as select c, b from a")
                    .migrate(settings -> settings.outOfOrder(true));

            assertReplayed(application);
            assertThat(
                            application.target.query(
                                    "select attname from pg_attribute where attrelid = 'a'::regclass and attnum > 0 order by attnum"))
                    .containsExactly(List.of("id"), List.of("c"), List.of("b"));
        }
    }

    @Test
    void repeatable_migrations_come_back_at_the_place_of_their_last_run() {
        try (Application application = new Application(folder)) {
            application
                    .script("V1__a.sql", "create table a(id int, old int)")
                    .script(
                            "R__rights.sql",
                            "create or replace function rights() returns int language sql as 'select 1'")
                    .script("R__views.sql", "create or replace view v as select id, old from a")
                    .migrate();
            application
                    .script("V2__b.sql", "drop view if exists v; alter table a drop old")
                    .script("R__views.sql", "create or replace view v as select id from a")
                    .migrate();
            application.script("V3__c.sql", "alter table a add c int").migrate();

            assertReplayed(application);
            assertThat(new FlywayHistories()
                            .effective(application.history(application.target).entries()))
                    .extracting(MigrationEntry::script)
                    .containsExactly("V1__a.sql", "R__rights.sql", "V2__b.sql", "R__views.sql", "V3__c.sql");
        }
    }

    @Test
    void a_replay_that_was_interrupted_goes_on() {
        try (Application application = new Application(folder)) {
            application.script("V1__a.sql", "create table a(id int)").migrate();
            application.replayed();
            application
                    .script("V3__c.sql", "create table c(id int)")
                    .script("R__v.sql", "create or replace view v as select * from a")
                    .migrate();
            application.replayed();
            application.script("V2__b.sql", "create table b(id int)").migrate(settings -> settings.outOfOrder(true));

            assertReplayed(application);
            assertReplayed(application);
        }
    }

    @Test
    void a_target_with_another_beginning_is_refused() {
        try (Application application = new Application(folder)) {
            application.script("V1__a.sql", "create table a(id int)").migrate().replayed();
            application.source.execute("drop table a; drop table flyway_schema_history");
            application.script("V1__a.sql", "create table a(id bigint)").migrate();

            assertThatThrownBy(application::replayed)
                    .isInstanceOf(TargetRefusedException.class)
                    .hasMessageContaining("V1__a.sql (version 1): checksum");
        }
    }

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

    @Test
    void a_history_tables_name_that_could_become_sql_is_refused() {
        try (Application application = new Application(folder)) {
            application.script("V1__a.sql", "create table a(id int)").migrate();
            application.source.execute("alter table flyway_schema_history rename to \"h\"\" (); drop table a; --\"");

            assertThatThrownBy(application::replayed)
                    .isInstanceOf(TargetRefusedException.class)
                    .hasMessageContaining("one that Flyway cannot create");
        }
    }

    @Test
    void scripts_in_folders_keep_their_recorded_paths() {
        try (Application application = new Application(folder)) {
            application
                    .script("v1/V1__a.sql", "create table a(id int)")
                    .script("v1/views/R__v.sql", "create view v as select * from a")
                    .migrate();

            assertReplayed(application);
        }
    }

    @Test
    void names_of_scripts_that_flyway_would_not_find_do_not_matter() {
        try (Application application = new Application(folder)) {
            application
                    .script("update-1--a.pgsql", "create table a(id int)")
                    .script("again--v.pgsql", "create view v as select * from a")
                    .migrate(settings -> settings.sqlMigrationPrefix("update-")
                            .repeatableSqlMigrationPrefix("again")
                            .sqlMigrationSeparator("--")
                            .sqlMigrationSuffixes(".pgsql"));

            assertReplayed(application);
        }
    }

    @Test
    void a_baseline_script_is_replayed_below_later_versions() {
        try (Application application = new Application(folder)) {
            application
                    .script("V1__a.sql", "create table old(id int)")
                    .script("B5__all.sql", "create table a(id int)")
                    .script("V6__b.sql", "create table b(id int)")
                    .migrate();

            assertReplayed(application);
            assertThat(application.historyOf(application.target).get(0)).startsWith("5 all SQL_BASELINE B5__all.sql");
        }
    }

    @Test
    void an_accepted_baseline_is_written_without_running_anything() {
        try (Application application = new Application(folder)) {
            application.source.execute("create function f() returns int language sql as 'select 1'");
            application
                    .script("V1__a.sql", "create table a(id int)")
                    .migrate(settings -> settings.baselineOnMigrate(true).baselineVersion("0"));
            assertThatThrownBy(application::replayed)
                    .isInstanceOf(TargetRefusedException.class)
                    .hasMessageContaining("<< Flyway Baseline >> (version 0) is a baseline")
                    .hasMessageContaining("--premigrated");

            application.replayed("<< Flyway Baseline >>");

            assertThat(application.historyOf(application.target)).isEqualTo(application.historyOf(application.source));
        }
    }

    @Test
    void an_accepted_script_is_recorded_with_its_own_checksum() {
        try (Application application = new Application(folder)) {
            application
                    .script("V1__a.sql", "create table a(id int)")
                    .script("V2__b.sql", "create table b(id int)")
                    .migrate();
            var edited = application.replay("V1__a.sql");
            edited = new Replay(
                    edited.history(),
                    edited.entries(),
                    Map.of(
                            1,
                            "create table a(id int); -- edited".getBytes(ISO_8859_1),
                            2,
                            edited.scripts().get(2)),
                    edited.acceptedChecksums(),
                    edited.settings());

            new FlywayReplay().replay(edited, application.targetConnections(), Progress.NONE);
            new FlywayReplay().replay(edited, application.targetConnections(), Progress.NONE);

            assertThat(application.history(application.target).entries().get(0).checksum())
                    .isNotEqualTo(application.history().entries().get(0).checksum());
        }
    }

    @Test
    void statements_that_no_transaction_takes_are_replayed() {
        try (Application application = new Application(folder)) {
            application
                    .script("V1__a.sql", "create table a(id int)")
                    .script("V2__i.sql", "create index concurrently i on a(id)")
                    .script("V3__mixed.sql", "create table b(id int); create index concurrently j on b(id);")
                    .script("V4__enum.sql", "create type color as enum ('red')")
                    .script("V5__label.sql", "alter type color add value 'blue'")
                    .migrate(settings -> {
                        settings.mixed(true)
                                .getPluginRegister()
                                .getExact(PostgreSQLConfigurationExtension.class)
                                .setTransactionalLock(false);
                        return settings;
                    });

            assertReplayed(application);
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
    void scripts_with_all_that_flyway_parses_are_replayed() {
        try (Application application = new Application(folder)) {
            application
                    .script(
                            "V1__copy.sql",
                            "create table a(id int, t text);\nCOPY a FROM STDIN;\n1\tx;y\n2\t\\N\n\\.\n\nselect 1;")
                    .script(
                            "V2__do.sql",
                            "do $$ begin execute 'create table \"b;\"()'; end $$;\ncreate function f() returns text language plpgsql as $f$ begin return '$$;'; end $f$;")
                    .script("V3__bom.sql", "\ufeffcreate table c();\r\ncreate table d();\rcreate table e()")
                    .script(
                            "V4__path.sql",
                            "select pg_catalog.set_config('search_path', '', false); create table public.g();")
                    .script("V5__after.sql", "create table h();")
                    .migrate();

            assertReplayed(application);
            assertThat(application.target.query("select * from a order by id"))
                    .isEqualTo(application.source.query("select * from a order by id"));
        }
    }

    @Test
    void scripts_in_another_encoding_are_replayed_as_the_checksum_proves_them() {
        try (Application application = new Application(folder)) {
            application
                    .script("V1__a.sql", "create table größe(ä text default 'ß')".getBytes(ISO_8859_1))
                    .migrate(settings -> settings.encoding(ISO_8859_1));

            assertReplayed(application);
        }
    }

    @Test
    void placeholders_are_replaced() {
        try (Application application = new Application(folder)) {
            application
                    .placeholder("Type", "bigint")
                    .placeholder("hidden", "s3cret")
                    .script(
                            "V1__a.sql",
                            "create table ${flyway:defaultSchema}.a(id ${type}, t text default '${hidden}')")
                    .script(
                            "R__v.sql",
                            "create view v as select id::${TYPE} from a; -- ${flyway:filename} ${flyway:table}")
                    .migrate();

            assertReplayed(application);
        }
    }

    @Test
    void placeholders_that_the_application_does_not_replace_can_be_kept() {
        try (Application application = new Application(folder)) {
            application
                    .script("V1__a.sql", "create table a(t text default '${name}')")
                    .migrate(settings -> settings.placeholderReplacement(false));
            assertThatThrownBy(application::replayed)
                    .isInstanceOf(TargetRefusedException.class)
                    .hasMessageContaining("V1__a.sql (version 1) needs ${name}");

            application.placeholder("name", "${name}");

            assertReplayed(application);
        }
    }

    @Test
    void a_script_that_fails_is_named_with_its_statement_and_without_secrets() {
        try (Application application = new Application(folder)) {
            application.source.executeAsSuperuser("create schema s3cret authorization flyback_owner");
            application
                    .placeholder("where", "s3cret")
                    .script("V1__a.sql", "create table a(id int)")
                    .script("V2__b.sql", "-- first\n\ncreate table ${where}.b(id int);\n")
                    .migrate();

            assertThatThrownBy(application::replayed)
                    .isInstanceOf(TargetRefusedException.class)
                    .hasMessageContaining("V2__b.sql failed in the target at line 3 (create table ${where}.b(id int);)")
                    .hasMessageContaining("schema \"${where}\" does not exist")
                    .message()
                    .doesNotContain("s3cret");
            assertThat(application.historyOf(application.target)).hasSize(1);
        }
    }

    @Test
    void a_lost_connection_is_no_fault_of_a_script() {
        try (Application application = new Application(folder)) {
            application
                    .script(
                            "V1__a.sql",
                            "select pg_terminate_backend(pg_backend_pid()) where current_database() = '"
                                    + application.target.name() + "'")
                    .migrate();

            assertThatThrownBy(application::replayed).isInstanceOf(DatabaseException.class);
        }
    }

    @Test
    void an_unreachable_target_is_told() {
        try (Application application = new Application(folder)) {
            application.script("V1__a.sql", "create table a(id int)").migrate();
            var replay = application.replay();
            application.target.close();

            assertThatThrownBy(() -> new FlywayReplay().replay(replay, application.targetConnections(), Progress.NONE))
                    .isInstanceOf(FlybackException.class)
                    .isInstanceOf(DatabaseException.class);
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
