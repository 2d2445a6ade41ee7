package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Flyway's histories, as far as "the highest version" is not all that they say. The server's version makes no difference here. */
final class HistoriesIT {
    private static final String HISTORY = "flyway_schema_history";

    private final RoundTrip<TestDatabase> trip = RoundTrip.within(PostgresServers.newest());

    @AfterEach
    void drop() {
        trip.close();
    }

    @Test
    void a_history_of_another_name_schema_and_prefix_comes_back() throws IOException {
        Files.createDirectories(trip.scripts().resolve("older"));
        trip.script("older/v001__first.sql", "create table \"Meta Data\".t (x int)")
                .script("v002__second.sql", "create table app.t (y int)")
                .flyway(flyway -> flyway.table("DATABASE_CHANGE_LOG")
                        .schemas("Meta Data", "app")
                        .createSchemas(true)
                        .sqlMigrationPrefix("v")
                        .baselineVersion("000"))
                .migrate()
                .fill("insert into \"Meta Data\".t values (1); insert into app.t values (2)");
        FlybackResult backup = trip.backup("--migration-prefix", "v", "--baseline-version", "000")
                .expect(0);
        assertThat(backup.json().get("schemaVersion").asText()).isEqualTo("002");
        assertThat(backup.json().get("historyTable").asText()).isEqualTo("Meta Data.DATABASE_CHANGE_LOG");
        trip.restore().expect(0);
        ContentOracle.assertSame(trip.source(), trip.target());
    }

    @Test
    void versions_are_compared_as_numbers() {
        trip.script("V1.9.0__nine.sql", "create table nine (x int)")
                .script("V1.10.0__ten.sql", "create table ten (x int)")
                .migrate();
        assertThat(trip.backup().expect(0).json().get("schemaVersion").asText()).isEqualTo("1.10.0");
        trip.restore().expect(0);
        ContentOracle.assertSame(trip.source(), trip.target());
    }

    @Test
    void migrations_that_ran_out_of_order_are_replayed_in_the_order_in_which_they_ran() {
        trip.script("V1__t.sql", "create table t (x int)")
                .script("V3__column.sql", "alter table t add column added_by_3 int default 3")
                .migrate()
                .script("V2__needs_3.sql", "alter table t rename column added_by_3 to renamed_by_2")
                .flyway(flyway -> flyway.outOfOrder(true))
                .migrate()
                .fill("insert into t values (1, 2)");
        assertThat(trip.backup().expect(0).json().get("schemaVersion").asText()).isEqualTo("3");
        trip.restore().expect(0);
        ContentOracle.assertSame(trip.source(), trip.target());
    }

    @Test
    void repeatable_migrations_stand_as_they_ran_last() {
        trip.script("V1__t.sql", "create table t (x int, y int)")
                .script("R__view.sql", "create or replace view v as select x from t")
                .migrate()
                .script("R__view.sql", "create or replace view v as select x, y from t")
                .migrate()
                .script("V2__more.sql", "alter table t add column z int")
                .migrate()
                .fill("insert into t values (1, 2, 3)");
        assertThat(trip.backup().expect(0).json().get("schemaVersion").asText()).isEqualTo("2");
        trip.restore().expect(0);
        assertThat(trip.target().query("select * from v")).isEqualTo(List.of(List.of("1", "2")));
        assertThat(ContentOracle.differences(trip.source(), trip.target()))
                .as("everything but the history's superseded rows")
                .allMatch(line -> line.startsWith("rows of public." + HISTORY));
    }

    @Test
    void a_failed_migration_refuses_the_backup() {
        trip.script("V1__t.sql", "create table t (x int)")
                .migrate()
                .fill("insert into " + HISTORY
                        + " select 2, '2', 'broken', 'SQL', 'V2__broken.sql', 1, installed_by, now(), 1, false from "
                        + HISTORY);
        assertThat(trip.backup().expect(4).error().get("message").asText()).contains("V2__broken.sql");
        assertNothingStored();
    }

    @Test
    void a_database_without_a_history_is_refused_unless_asked_for() {
        trip.fill("create table t (x int); insert into t values (1)");
        assertThat(trip.backup().expect(2).error().get("hint").asText()).contains("--unversioned");
        assertNothingStored();
        JsonNode dump = trip.backup("--unversioned").expect(0).json();
        assertThat(dump.get("schemaVersion").isNull()).isTrue();
        trip.target().execute("create table t (x int)");
        trip.restore().expect(8);
        trip.restore("--premigrated").expect(0);
        ContentOracle.assertSame(trip.source(), trip.target());
    }

    @Test
    void java_migrations_are_restored_only_where_the_application_ran_them() {
        trip.script("V1__t.sql", "create table t (x int)")
                .flyway(flyway -> flyway.javaMigrations(new V2__Made_by_java()))
                .migrate()
                .fill("insert into made_by_java values (1)");
        trip.backup().expect(0);
        JsonNode error = trip.restore().expect(8).error();
        assertThat(error.get("message").asText()).contains("V2__Made_by_java");
        assertThat(error.toString()).contains("--premigrated");
        assertUntouched(trip.target());
        trip.migrateTarget();
        trip.target().execute("insert into made_by_java values (99)");
        trip.restore("--premigrated").expect(0);
        ContentOracle.assertSame(trip.source(), trip.target());
    }

    @Test
    void a_baseline_without_its_script_is_restored_only_over_the_applications_own_schema() {
        trip.fill("create table legacy (x int); insert into legacy values (1)");
        trip.script("V6__t.sql", "create table t (x int)")
                .flyway(flyway -> flyway.baselineOnMigrate(true).baselineVersion("5"))
                .migrate();
        assertThat(trip.backup().expect(0).json().get("schemaVersion").asText()).isEqualTo("6");
        assertThat(trip.restore().expect(8).error().get("message").asText()).containsIgnoringCase("baseline");
        assertUntouched(trip.target());
        trip.target().execute("create table legacy (x int)");
        trip.migrateTarget();
        trip.restore("--premigrated").expect(0);
        ContentOracle.assertSame(trip.source(), trip.target());
    }

    @Test
    void a_script_that_was_edited_is_named_and_taken_only_when_accepted() {
        trip.script("V1__t.sql", "create table t (x int)").migrate().fill("insert into t values (1)");
        trip.script("V1__t.sql", "-- reformatted\ncreate table t (\n  x int\n)");
        assertThat(trip.backup().expect(0).json().get("warnings").toString()).contains("V1__t.sql");
        String folder = trip.scripts().toString();
        assertThat(trip.restore("--migrations", folder)
                        .expect(8)
                        .error()
                        .get("message")
                        .asText())
                .contains("V1__t.sql");
        assertUntouched(trip.target());
        trip.restore("--migrations", folder, "--accept-checksum", "V1__t.sql").expect(0);
        assertThat(trip.target().query("select x from t")).isEqualTo(List.of(List.of("1")));
    }

    @Test
    void a_script_that_was_deleted_is_named() {
        trip.script("V1__t.sql", "create table t (x int)")
                .script("V2__u.sql", "create table u (x int)")
                .migrate()
                .withoutScript("V2__u.sql");
        assertThat(trip.backup().expect(0).json().get("warnings").toString()).contains("V2__u.sql");
        assertThat(trip.restore().expect(8).error().get("message").asText()).contains("V2__u.sql");
        assertUntouched(trip.target());
    }

    @Test
    void placeholders_are_given_again_and_stand_in_no_dump() throws IOException {
        String secret = "Geheim-4711-Xyzzy";
        trip.script("V1__t.sql", "create table ${table} (x text default '${secret}')")
                .flyway(flyway -> flyway.placeholders(Map.of("table", "t", "secret", secret)))
                .migrate()
                .fill("insert into t values ('row')");
        trip.backup("--placeholder", "table=t", "--placeholder", "secret=" + secret)
                .expect(0);
        assertThat(trip.onDump("cat").expect(0).output()).doesNotContain(secret);
        assertThat(trip.onDump("cat", "--migrations").expect(0).output())
                .contains("${secret}")
                .doesNotContain(secret);
        assertThat(trip.onDump("show", "--json").expect(0).output()).doesNotContain(secret);
        assertThat(new String(Files.readAllBytes(trip.dump()), StandardCharsets.ISO_8859_1))
                .doesNotContain(secret);
        assertThat(trip.restore().expect(8).error().get("message").asText()).contains("table");
        assertUntouched(trip.target());
        trip.restore("--placeholder", "table=t", "--placeholder", "secret=" + secret)
                .expect(0);
        ContentOracle.assertSame(trip.source(), trip.target());
    }

    @Test
    void of_two_histories_one_must_be_named() {
        trip.script("V1__t.sql", "create table t (x int)").migrate();
        trip.flyway(flyway ->
                        flyway.table("other_history").baselineOnMigrate(true).baselineVersion("1"))
                .migrate();
        String message = trip.backup().expect(2).error().get("message").asText();
        assertThat(message).contains(HISTORY).contains("other_history");
        assertThat(trip.backup("--history-table", HISTORY)
                        .expect(0)
                        .json()
                        .get("historyTable")
                        .asText())
                .isEqualTo("public." + HISTORY);
    }

    @Test
    void a_dry_run_checks_everything_and_writes_nothing() {
        trip.script("V1__t.sql", "create table t (x int)").migrate().fill("insert into t values (1)");
        trip.backup().expect(0);
        trip.restore("--dry-run").expect(0);
        assertUntouched(trip.target());
        trip.target().execute("create table in_the_way (x int)");
        assertThat(trip.restore("--dry-run").expect(8).error().get("message").asText())
                .contains("in_the_way");
    }

    @Test
    void after_the_restore_newer_scripts_can_be_run() {
        trip.script("V1__t.sql", "create table t (x int)").migrate().fill("insert into t values (1)");
        trip.backup().expect(0);
        trip.script("V2__more.sql", "alter table t add column y int default 7")
                .script("R__v.sql", "create view v as select y from t");
        trip.restore("--then-migrate", "--migrations", trip.scripts().toString())
                .expect(0);
        assertThat(trip.target().query("select * from v")).isEqualTo(List.of(List.of("7")));
        assertThat(trip.target().value("select max(version) from " + HISTORY)).isEqualTo("2");
    }

    @Test
    void an_application_at_another_version_is_refused() {
        trip.script("V1__t.sql", "create table t (x int)").migrate().fill("insert into t values (1)");
        trip.backup().expect(0);
        trip.script("V2__more.sql", "create table u (x int)").migrateTarget();
        trip.target().execute("insert into t values (5)");
        assertThat(trip.restore("--premigrated")
                        .expect(8)
                        .error()
                        .get("message")
                        .asText())
                .contains("V2__more.sql");
        assertThat(trip.target().query("select x from t")).isEqualTo(List.of(List.of("5")));
    }

    @Test
    void a_shape_that_was_changed_by_hand_is_refused_column_by_column() {
        trip.script("V1__t.sql", "create table t (x int, y int)")
                .migrate()
                .fill("alter table t drop column y; alter table t add column z text; insert into t values (1, 'z')");
        trip.backup().expect(0);
        assertThat(trip.restore().expect(8).error().get("message").asText())
                .contains("public.t")
                .contains("y")
                .contains("z");
    }

    private void assertNothingStored() {
        assertThat(Files.exists(trip.store()) ? trip.dumps() : List.of()).isEmpty();
    }

    private static void assertUntouched(TestDatabase database) {
        assertThat(ContentOracle.contentOf(database)).isEmpty();
    }
}
