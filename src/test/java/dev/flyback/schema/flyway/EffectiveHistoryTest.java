package dev.flyback.schema.flyway;

import static dev.flyback.schema.HistoryRows.failed;
import static dev.flyback.schema.HistoryRows.mark;
import static dev.flyback.schema.HistoryRows.repeatable;
import static dev.flyback.schema.HistoryRows.row;
import static dev.flyback.schema.HistoryRows.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.dump.index.MigrationEntry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveHistoryTest {
    @ParameterizedTest
    @CsvSource({
        "1.9, 1.10, 1.10",
        "1.10, 1.9, 1.10",
        "009, 010, 010",
        "1.0, 1.0.1, 1.0.1",
        "2, 10, 10",
        "20240101120000, 3, 20240101120000",
        "99999999999999999999999, 99999999999999999999998, 99999999999999999999999"
    })
    void the_version_is_the_highest_by_number(String first, String second, String highest) {
        assertThat(version(sql(1, first), sql(2, second))).isEqualTo(highest);
    }

    @Test
    void the_version_is_spelled_as_the_history_spells_it() {
        assertThat(version(sql(1, "001"), sql(2, "015"))).isEqualTo("015");
    }

    @Test
    void an_out_of_order_run_does_not_lower_the_version() {
        assertThat(version(sql(1, "1"), sql(2, "3"), sql(3, "2"))).isEqualTo("3");
    }

    @Test
    void repeatable_migrations_have_no_version() {
        assertThat(version(repeatable(1, "views", 1))).isNull();
        assertThat(version(sql(1, "1"), repeatable(2, "views", 1))).isEqualTo("1");
    }

    @Test
    void baselines_count() {
        assertThat(version(mark(1, "7", "<< Flyway Baseline >>", "BASELINE"))).isEqualTo("7");
        assertThat(version(row(1, "5", "all", "SQL_BASELINE", "B5__all.sql", 5), sql(2, "6")))
                .isEqualTo("6");
    }

    @Test
    void failed_migrations_do_not_count() {
        assertThat(version(sql(1, "1"), failed(sql(2, "2")))).isEqualTo("1");
        assertThat(rows(sql(1, "1"), failed(sql(2, "2")))).hasSize(2);
    }

    @Test
    void creating_schemas_is_no_migration() {
        assertThat(rows(mark(0, null, "\"app\"", "SCHEMA"), sql(1, "1"))).containsExactly(sql(1, "1"));
    }

    @Test
    void an_undone_migration_drops_out_with_its_undo() {
        EffectiveHistory history = history(sql(1, "1"), sql(2, "2"), mark(3, "2", "undo", "UNDO_SQL"));

        assertThat(history.rows()).containsExactly(sql(1, "1"));
        assertThat(history.undone()).containsExactly(sql(2, "2"));
        assertThat(history.schemaVersion()).isEqualTo("1");
    }

    @Test
    void a_migration_that_is_applied_again_after_its_undo_counts() {
        EffectiveHistory history = history(sql(1, "1"), sql(2, "2"), mark(3, "2.0", "undo", "UNDO_SQL"), sql(4, "2"));

        assertThat(history.rows()).containsExactly(sql(1, "1"), sql(4, "2"));
        assertThat(history.undone()).containsExactly(sql(2, "2"));
    }

    @Test
    void a_deleted_migration_drops_out() {
        EffectiveHistory history = history(sql(1, "1"), sql(2, "2"), mark(3, "2", "step 2", "DELETE"));

        assertThat(history.rows()).containsExactly(sql(1, "1"));
        assertThat(history.deleted()).containsExactly(sql(2, "2"));
        assertThat(history.schemaVersion()).isEqualTo("1");
    }

    @Test
    void a_deleted_repeatable_migration_drops_out_with_its_older_runs() {
        assertThat(rows(
                        repeatable(1, "views", 1),
                        repeatable(2, "views", 2),
                        repeatable(3, "rights", 1),
                        mark(4, null, "views", "DELETE")))
                .containsExactly(repeatable(3, "rights", 1));
    }

    @Test
    void only_the_last_run_of_a_repeatable_migration_counts() {
        assertThat(rows(repeatable(1, "views", 1), sql(2, "1"), repeatable(3, "views", 2), repeatable(4, "rights", 1)))
                .containsExactly(sql(2, "1"), repeatable(3, "views", 2), repeatable(4, "rights", 1));
    }

    @Test
    void types_have_their_present_names() {
        assertThat(rows(
                        row(1, "1", "x", "SPRING_JDBC", "db.V1__X", null),
                        row(2, "2", "y", "SQL_STATE_SCRIPT", "S2", 1)))
                .extracting(MigrationEntry::type)
                .containsExactly("JDBC", "SQL_BASELINE");
    }

    @Test
    void rows_are_taken_in_the_order_of_ranks() {
        assertThat(rows(sql(2, "2"), sql(1, "1"))).containsExactly(sql(1, "1"), sql(2, "2"));
    }

    private static String version(MigrationEntry... entries) {
        return history(entries).schemaVersion();
    }

    private static List<MigrationEntry> rows(MigrationEntry... entries) {
        return history(entries).rows();
    }

    private static EffectiveHistory history(MigrationEntry... entries) {
        return EffectiveHistory.of(List.of(entries));
    }
}
