package dev.flyback.schema.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.failure.DatabaseException;
import dev.flyback.failure.FlybackException;
import dev.flyback.failure.TargetRefusedException;
import dev.flyback.report.Progress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayRefusalTest {
    @TempDir
    Path folder;

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
}
