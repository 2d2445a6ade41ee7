package dev.flyback.schema.flyway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.failure.TargetRefusedException;
import java.nio.file.Path;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayScriptsTest {
    @TempDir
    Path folder;

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

    private static void assertReplayed(Application application) {
        assertThat(application.scripts().problems()).isEmpty();
        application.replayed();
        assertThat(application.historyOf(application.target)).isEqualTo(application.historyOf(application.source));
        assertThat(Application.definitions(application.target)).isEqualTo(Application.definitions(application.source));
    }
}
