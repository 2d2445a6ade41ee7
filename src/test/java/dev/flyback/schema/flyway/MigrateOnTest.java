package dev.flyback.schema.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.failure.TargetRefusedException;
import dev.flyback.failure.UsageException;
import dev.flyback.testing.RealMigrations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateOnTest {
    @TempDir
    Path folder;

    @Test
    void a_real_application_is_taken_to_its_newest_version() {
        try (Application conductor = new Application(RealMigrations.upTo(8, folder))) {
            conductor
                    .migrate(settings -> settings.target(MigrationVersion.fromVersion("5")))
                    .replayed();

            assertThat(migrateOn(conductor)).extracting(MigrationEntry::version).containsExactly("6", "7", "8");

            conductor.migrate();
            assertThat(conductor.historyOf(conductor.target)).isEqualTo(conductor.historyOf(conductor.source));
            assertThat(Application.definitions(conductor.target)).isEqualTo(Application.definitions(conductor.source));
            assertThat(migrateOn(conductor)).isEmpty();
        }
    }

    @Test
    void changed_repeatable_migrations_run_again() {
        try (Application application = new Application(folder)) {
            application
                    .script("V1__a.sql", "create table a(id int)")
                    .script("R__v.sql", "create or replace view v as select id from a")
                    .migrate()
                    .replayed()
                    .script("R__v.sql", "create or replace view v as select id from a where id > 0");

            assertThat(migrateOn(application))
                    .extracting(MigrationEntry::script)
                    .containsExactly("R__v.sql");
        }
    }

    @Test
    void the_applications_table_prefix_and_schema_are_kept() {
        try (Application application = new Application(folder)) {
            application
                    .script("sub/v001__a.sql", "create table a(id int)")
                    .migrate(settings ->
                            settings.table("LOG").sqlMigrationPrefix("v").defaultSchema("Other Schema"))
                    .replayed()
                    .script("sub/v002__b.sql", "create table \"${flyway:defaultSchema}\".b(id int)");

            assertThat(migrateOn(application))
                    .extracting(MigrationEntry::script)
                    .containsExactly("sub/v002__b.sql");
        }
    }

    @Test
    void an_older_version_runs_only_where_the_application_runs_them_out_of_order() {
        try (Application application = new Application(folder)) {
            application
                    .script("V1__a.sql", "select 1")
                    .script("V3__c.sql", "select 1")
                    .migrate()
                    .replayed()
                    .script("V2__b.sql", "select 1");

            assertThatThrownBy(() -> migrateOn(application))
                    .isInstanceOf(TargetRefusedException.class)
                    .hasMessageContaining("Detected resolved migration not applied to database: 2");

            application
                    .migrate(settings -> settings.outOfOrder(true))
                    .replayed()
                    .script("V2_1__d.sql", "select 1");
            assertThat(migrateOn(application))
                    .extracting(MigrationEntry::version)
                    .containsExactly("2.1");
        }
    }

    @Test
    void a_changed_script_is_refused() {
        try (Application application = new Application(folder)) {
            application
                    .script("V1__a.sql", "select 1")
                    .migrate()
                    .replayed()
                    .script("V1__a.sql", "select 2")
                    .script("V2__b.sql", "select 1");

            assertThatThrownBy(() -> migrateOn(application))
                    .isInstanceOf(TargetRefusedException.class)
                    .hasMessageContaining("checksum mismatch");
        }
    }

    @Test
    void java_migrations_of_the_past_are_no_obstacle() {
        try (Application application = new Application(folder)) {
            application.script("V1__a.sql", "select 1").migrate().replayed();
            application.target.execute(
                    "insert into flyway_schema_history values (2, '2', 'X', 'JDBC', 'db.V2__X', null, 'me', now(), 1, true)");
            application.script("V3__c.sql", "select 1");

            assertThat(migrateOn(application))
                    .extracting(MigrationEntry::version)
                    .containsExactly("3");
        }
    }

    @Test
    void callbacks_run_but_nothing_that_the_operating_system_would_run() throws Exception {
        try (Application application = new Application(folder)) {
            Path trace = folder.resolve("trace");
            application.script("V1__a.sql", "select 1").migrate().replayed();
            application
                    .script("afterMigrate.sql", "create table callback()")
                    .script("afterMigrate.sh", "#!/bin/sh\ntouch " + trace)
                    .script("V2__b.sh", "#!/bin/sh\ntouch " + trace)
                    .script("V3__c.sql", "create index concurrently i on flyway_schema_history(version)")
                    .script("V3__c.sql.conf", "executeInTransaction=false");
            assertThat(folder.resolve("afterMigrate.sh").toFile().setExecutable(true))
                    .isTrue();
            assertThat(folder.resolve("V2__b.sh").toFile().setExecutable(true)).isTrue();

            assertThat(migrateOn(application))
                    .extracting(MigrationEntry::version)
                    .containsExactly("3");
            assertThat(application.target.value("select count(*) from pg_class where relname = 'callback'"))
                    .isEqualTo("1");
            assertThat(Files.exists(trace)).isFalse();
        }
    }

    @Test
    void a_script_that_fails_is_named() {
        try (Application application = new Application(folder)) {
            application
                    .script("V1__a.sql", "select 1")
                    .migrate()
                    .replayed()
                    .script("V2__b.sql", "select 1;\nselect absent();");

            assertThatThrownBy(() -> migrateOn(application))
                    .isInstanceOf(TargetRefusedException.class)
                    .hasMessageContaining(
                            "V2__b.sql failed in the target at line 2 (select absent();): ERROR: function absent() does not exist; Hint: ");
        }
    }

    @Test
    void a_type_that_flyway_does_not_know_is_told() {
        try (Application application = new Application(folder)) {
            application.script("V1__a.sql", "select 1").migrate().replayed();
            application.target.execute(
                    "insert into flyway_schema_history values (2, '1', 'X', 'UNDO_SQL', 'U1__a.sql', null, 'me', now(), 1, true)");

            assertThatThrownBy(() -> migrateOn(application)).isInstanceOf(TargetRefusedException.class);
        }
    }

    @Test
    void a_folder_that_does_not_exist_is_refused() {
        try (Application application = new Application(folder)) {
            application.script("V1__a.sql", "select 1").migrate().replayed();

            assertThatThrownBy(() -> new FlywayReplay()
                            .migrateOn(
                                    application.history().facts(),
                                    application.settings(),
                                    List.of(folder.resolve("absent")),
                                    application.targetConnections()))
                    .isInstanceOf(UsageException.class);
        }
    }

    private static List<MigrationEntry> migrateOn(Application application) {
        return new FlywayReplay()
                .migrateOn(
                        application.history().facts(),
                        application.settings(),
                        List.of(application.folder),
                        application.targetConnections());
    }
}
