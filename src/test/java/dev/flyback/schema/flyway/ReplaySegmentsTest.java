package dev.flyback.schema.flyway;

import static dev.flyback.schema.HistoryRows.repeatable;
import static dev.flyback.schema.HistoryRows.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.dump.index.MigrationEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplaySegmentsTest {
    private static final MigrationEntry V1 = sql(1, "1");
    private static final MigrationEntry V2 = sql(2, "2");
    private static final MigrationEntry V10 = sql(3, "10");
    private static final MigrationEntry RIGHTS = repeatable(4, "rights", 1);
    private static final MigrationEntry VIEWS = repeatable(5, "views", 1);

    @Test
    void nothing_has_no_segments() {
        assertThat(ReplaySegments.of(List.of())).isEmpty();
    }

    @Test
    void a_history_that_only_went_forwards_is_one_segment() {
        assertThat(ReplaySegments.of(List.of(V1, V2, V10, RIGHTS, VIEWS)))
                .containsExactly(List.of(V1, V2, V10, RIGHTS, VIEWS));
    }

    @Test
    void an_out_of_order_run_begins_a_segment() {
        assertThat(ReplaySegments.of(List.of(V1, V10, V2))).containsExactly(List.of(V1, V10), List.of(V2));
    }

    @Test
    void a_version_after_a_repeatable_migration_begins_a_segment() {
        assertThat(ReplaySegments.of(List.of(V1, VIEWS, V2, RIGHTS)))
                .containsExactly(List.of(V1, VIEWS), List.of(V2, RIGHTS));
    }

    @Test
    void repeatable_migrations_in_another_order_begin_segments() {
        assertThat(ReplaySegments.of(List.of(VIEWS, RIGHTS))).containsExactly(List.of(VIEWS), List.of(RIGHTS));
    }
}
