package dev.flyback.schema.flyway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.failure.TargetRefusedException;
import dev.flyback.report.Progress;
import dev.flyback.schema.MigrationReplay.Replay;
import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.RealMigrations;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.MigrationVersion;
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

    private static void assertReplayed(Application application) {
        assertThat(application.scripts().problems()).isEmpty();
        application.replayed();
        assertThat(application.historyOf(application.target)).isEqualTo(application.historyOf(application.source));
        assertThat(Application.definitions(application.target)).isEqualTo(Application.definitions(application.source));
    }
}
