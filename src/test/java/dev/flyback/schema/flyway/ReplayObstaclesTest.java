package dev.flyback.schema.flyway;

import static dev.flyback.schema.HistoryRows.failed;
import static dev.flyback.schema.HistoryRows.mark;
import static dev.flyback.schema.HistoryRows.repeatable;
import static dev.flyback.schema.HistoryRows.row;
import static dev.flyback.schema.HistoryRows.sql;
import static dev.flyback.schema.HistoryRows.withChecksum;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.database.Secret;
import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.schema.HistorySettings;
import dev.flyback.schema.MigrationReplay.Replay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayObstaclesTest {
    private static final String SCRIPT = "select 1";
    /** CRC 32 of {@link #SCRIPT}. */
    private static final int CHECKSUM = 245801405;

    private static final MigrationEntry V1 = withChecksum(sql(1, "1"), CHECKSUM);
    private static final MigrationEntry V2 = withChecksum(sql(2, "2"), CHECKSUM);

    @Test
    void a_history_of_scripts_that_are_there_has_none() {
        assertThat(obstacles(V1, V2, withChecksum(repeatable(3, "views", 0), CHECKSUM)))
                .isEmpty();
    }

    @Test
    void a_missing_script_is_named() {
        assertThat(obstacles(replay(List.of(V1, V2), Map.of(1, SCRIPT), Set.of())))
                .containsExactly(
                        "the script V2__step_2.sql (version 2) is missing; give the folder that has it with --migrations");
    }

    @Test
    void a_script_that_differs_is_named_with_both_checksums() {
        assertThat(obstacles(sql(1, "1")))
                .singleElement()
                .asString()
                .startsWith(
                        "the script V1__step_1.sql (version 1) differs: the history recorded checksum 1001, but it has checksum "
                                + CHECKSUM)
                .contains("--accept-checksum 'V1__step_1.sql'");
    }

    @Test
    void a_script_without_a_recorded_checksum_differs() {
        assertThat(obstacles(withChecksum(V1, null)))
                .singleElement()
                .asString()
                .contains("the history recorded no checksum");
    }

    @Test
    void an_accepted_script_may_differ_but_must_be_there() {
        assertThat(obstacles(replay(List.of(sql(1, "1")), Map.of(1, SCRIPT), Set.of("V1__step_1.sql"))))
                .isEmpty();
        assertThat(obstacles(replay(List.of(sql(1, "1")), Map.of(), Set.of("V1__step_1.sql"))))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "JDBC, Java migration",
        "SPRING_JDBC, Java migration",
        "JDBC_BASELINE, Java migration",
        "JDBC_STATE_SCRIPT, Java migration",
        "CUSTOM, Java migration",
        "SCRIPT, script of the operating system",
        "SOMETHING, SOMETHING",
    })
    void what_is_no_sql_is_named_with_what_helps(String type, String reason) {
        assertThat(obstacles(V1, row(2, "2", "x", type, "db.migration.V2__X", null)))
                .singleElement()
                .asString()
                .startsWith("db.migration.V2__X (version 2)")
                .contains(reason)
                .contains("--premigrated");
    }

    @Test
    void a_baseline_is_an_obstacle_unless_accepted() {
        MigrationEntry baseline = row(1, "1", "<< Flyway Baseline >>", "BASELINE", "<< Flyway Baseline >>", null);

        assertThat(obstacles(baseline))
                .singleElement()
                .asString()
                .contains("--premigrated")
                .contains("--accept-checksum '<< Flyway Baseline >>'");
        assertThat(obstacles(replay(List.of(baseline), Map.of(), Set.of("<< Flyway Baseline >>"))))
                .isEmpty();
    }

    @Test
    void undone_and_deleted_migrations_are_named() {
        assertThat(obstacles(
                        V1,
                        V2,
                        mark(3, "2", "undo", "UNDO_SQL"),
                        withChecksum(sql(4, "4"), CHECKSUM),
                        mark(5, "4", "step 4", "DELETE")))
                .containsExactly(
                        "V2__step_2.sql (version 2) was undone; let the application migrate the target and use --premigrated",
                        "V4__step_4.sql (version 4) was deleted from the history by a repair; let the application migrate the target and use --premigrated");
    }

    @Test
    void a_failed_migration_is_named() {
        assertThat(obstacles(V1, failed(V2)))
                .containsExactly(
                        "V2__step_2.sql (version 2) had failed; repair the source's database and back it up again");
    }

    @Test
    void the_same_version_twice_is_an_obstacle() {
        MigrationEntry again = row(2, "1.0", "again", "SQL", "V1_0__again.sql", CHECKSUM);

        assertThat(obstacles(V1, again))
                .singleElement()
                .asString()
                .startsWith("V1__step_1.sql (version 1) and V1_0__again.sql (version 1.0) are of the same version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-rc1", "current", "", "1..2", "x"})
    void a_version_that_flyway_cannot_read_is_an_obstacle(String version) {
        assertThat(obstacles(row(1, version, "x", "SQL", "V1__x.sql", CHECKSUM)))
                .singleElement()
                .asString()
                .contains("cannot read");
    }

    @Test
    void superseded_runs_of_a_repeatable_migration_need_no_script() {
        assertThat(obstacles(replay(
                        List.of(repeatable(1, "views", 5), withChecksum(repeatable(2, "views", 0), CHECKSUM)),
                        Map.of(2, SCRIPT),
                        Set.of())))
                .isEmpty();
    }

    @Test
    void a_placeholder_without_a_value_is_an_obstacle() {
        Replay replay = replay(
                List.of(V1),
                Map.of(1, "select '${a}', '${B b}' -- ${flyway:user} ${flyway:timestamp} ${ab"),
                Set.of("V1__step_1.sql"));

        assertThat(obstacles(replay))
                .singleElement()
                .asString()
                .startsWith("the script V1__step_1.sql (version 1) needs ${B b}, ${ab};");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a`b", "a'b", "${a}", "a\nb", "a;b", "a\\b"})
    void a_history_tables_name_that_flyway_does_not_quote_is_an_obstacle(String name) {
        assertThat(obstacles(new Replay(
                        new HistoryFacts("flyway", new TableName("public", name), "V", "1", List.of()),
                        List.of(),
                        Map.of(),
                        Set.of(),
                        Application.NO_SETTINGS)))
                .singleElement()
                .asString()
                .contains("one that Flyway cannot create");
    }

    @Test
    void a_history_of_another_kind_is_an_obstacle() {
        assertThat(obstacles(new Replay(
                        new HistoryFacts("openmetadata", new TableName("", "SERVER_CHANGE_LOG"), "", "", List.of()),
                        List.of(),
                        Map.of(),
                        Set.of(),
                        Application.NO_SETTINGS)))
                .containsExactly("the history is not Flyway's but of the kind openmetadata");
    }

    private static List<String> obstacles(MigrationEntry... entries) {
        Map<Integer, String> scripts = new HashMap<>();
        for (MigrationEntry entry : entries) {
            scripts.put(entry.rank(), SCRIPT);
        }
        return obstacles(replay(List.of(entries), scripts, Set.of()));
    }

    private static List<String> obstacles(Replay replay) {
        return new FlywayReplay().obstacles(replay);
    }

    private static Replay replay(List<MigrationEntry> entries, Map<Integer, String> scripts, Set<String> accepted) {
        Map<Integer, byte[]> bytes = new HashMap<>();
        scripts.forEach((rank, script) -> bytes.put(rank, script.getBytes(UTF_8)));
        return new Replay(
                new HistoryFacts("flyway", new TableName("public", "flyway_schema_history"), "V", "1", List.of()),
                entries,
                bytes,
                accepted,
                new HistorySettings(
                        Optional.empty(), Optional.empty(), Optional.empty(), Map.of("a", new Secret("value"))));
    }
}
