package dev.flyback.schema;

import static dev.flyback.schema.HistoryRows.failed;
import static dev.flyback.schema.HistoryRows.repeatable;
import static dev.flyback.schema.HistoryRows.row;
import static dev.flyback.schema.HistoryRows.sql;
import static dev.flyback.schema.HistoryRows.withChecksum;
import static dev.flyback.schema.HistoryRows.withRank;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.dump.index.MigrationEntry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HistoryComparisonTest {
    private static final List<MigrationEntry> DUMP = List.of(sql(1, "1"), sql(2, "2"), repeatable(3, "views", 30));

    @Test
    void ranks_do_not_count() {
        HistoryComparison comparison =
                compare(DUMP, List.of(withRank(DUMP.get(0), 0), withRank(DUMP.get(1), 5), withRank(DUMP.get(2), 9)));

        assertThat(comparison.equal()).isTrue();
        assertThat(comparison.all()).isEmpty();
    }

    @Test
    void a_missing_and_an_extra_migration_are_named() {
        assertThat(compare(DUMP, List.of(sql(1, "1"), DUMP.get(2), sql(4, "4"))).rows())
                .containsExactly(
                        "V2__step_2.sql (version 2) is missing in the target",
                        "V4__step_4.sql (version 4) is in the target only");
    }

    @Test
    void every_property_that_counts_is_compared() {
        MigrationEntry dump = row(1, "1", "orders", "SQL", "V1__orders.sql", 17);
        MigrationEntry target = failed(row(1, "1", "invoices", "JDBC", "V1__invoices.sql", null));

        assertThat(compare(List.of(dump), List.of(target)).rows())
                .containsExactly(
                        "V1__orders.sql (version 1): description orders in the dump, invoices in the target",
                        "V1__orders.sql (version 1): type SQL in the dump, JDBC in the target",
                        "V1__orders.sql (version 1): script V1__orders.sql in the dump, V1__invoices.sql in the target",
                        "V1__orders.sql (version 1): checksum 17 in the dump, none in the target",
                        "V1__orders.sql (version 1): outcome success in the dump, failure in the target");
    }

    @Test
    void an_accepted_checksum_may_differ() {
        List<MigrationEntry> target =
                List.of(withChecksum(DUMP.get(0), 4711), withChecksum(DUMP.get(1), 4712), DUMP.get(2));

        assertThat(HistoryComparison.of(DUMP, target, Set.of("V1__step_1.sql")).rows())
                .containsExactly("V2__step_2.sql (version 2): checksum 1002 in the dump, 4712 in the target");
    }

    @Test
    void another_order_is_told_apart_from_other_rows() {
        HistoryComparison comparison = compare(DUMP, List.of(DUMP.get(0), DUMP.get(2), DUMP.get(1)));

        assertThat(comparison.rows()).isEmpty();
        assertThat(comparison.order())
                .containsExactly(
                        "V2__step_2.sql (version 2) was applied before R__views.sql in the dump's database, after it in the target");
        assertThat(comparison.equal()).isFalse();
    }

    @Test
    void a_migration_that_only_one_side_has_changes_no_order() {
        assertThat(compare(DUMP, List.of(sql(1, "0"), DUMP.get(0), DUMP.get(2))).order())
                .isEmpty();
    }

    @Test
    void the_same_version_twice_is_not_the_same_as_once() {
        assertThat(compare(List.of(sql(1, "1"), sql(2, "1")), List.of(sql(1, "1")))
                        .rows())
                .containsExactly("V1__step_1.sql (version 1) is missing in the target");
    }

    @Test
    void names_cannot_break_a_line() {
        assertThat(compare(List.of(row(1, "1", "x", "SQL", "V1__a\nb\u001b[2J.sql", 1)), List.of())
                        .rows())
                .containsExactly("V1__a\\u000ab\\u001b[2J.sql (version 1) is missing in the target");
    }

    private static HistoryComparison compare(List<MigrationEntry> dump, List<MigrationEntry> target) {
        return HistoryComparison.of(dump, target, Set.of());
    }
}
