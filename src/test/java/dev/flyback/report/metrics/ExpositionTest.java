package dev.flyback.report.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExpositionTest {
    @Test
    void samples_stand_below_their_help_and_type() {
        assertThat(Exposition.text(List.of(
                        Sample.of(Metric.BACKUP_ROWS, 2003, "orders"),
                        Sample.of(Metric.SCHEDULE_SKIPPED, 1, "orders"),
                        Sample.of(Metric.BACKUP_ROWS, 7, "shop"),
                        Sample.of(Metric.BACKUP_LAST_RUN, 1_783_000_000.25, ""))))
                .isEqualTo("""
                        # HELP flyback_backup_last_run_timestamp_seconds When the last backup ended, however it did.
                        # TYPE flyback_backup_last_run_timestamp_seconds gauge
                        flyback_backup_last_run_timestamp_seconds 1.78300000025E9
                        # HELP flyback_backup_rows Rows in the last dump.
                        # TYPE flyback_backup_rows gauge
                        flyback_backup_rows{database="orders"} 2003
                        flyback_backup_rows{database="shop"} 7
                        # HELP flyback_schedule_skipped_runs_total Times that were passed over since the start, because the run before was not over.
                        # TYPE flyback_schedule_skipped_runs_total counter
                        flyback_schedule_skipped_runs_total{database="orders"} 1
                        """);
    }

    @Test
    void what_is_written_is_read_again_whatever_a_database_is_called() {
        List<Sample> samples = Stream.of("a\"b\\c\nd", "\\n", "} 1", "a=\"b\",c=\"d", "b\u00e4r \ud83d\ude00", ",", "")
                .map(name -> Sample.of(
                        Metric.BACKUP_PHASE_DURATION, 1.5, Map.of(Sample.DATABASE, name, Sample.PHASE, "dump")))
                .toList();

        assertThat(ExpositionReader.samples(Exposition.text(samples))).isEqualTo(samples);
    }

    @Test
    void what_is_not_understood_is_left_out() {
        assertThat(ExpositionReader.samples("""
                \u0000garbage
                flyback_backup_rows
                flyback_backup_rows{database="a"} many
                flyback_backup_rows{database="a"} NaN
                flyback_backup_rows{database="a} 1
                flyback_backup_rows{database=a} 1
                node_load1 0.5
                flyback_backup_rows{database="a"} 12
                """)).containsExactly(Sample.of(Metric.BACKUP_ROWS, 12, "a"));
    }

    @Test
    void names_and_helps_are_as_prometheus_wants_them() {
        Pattern name = Pattern.compile("flyback_(backup|restore|verify|prune|schedule)(_[a-z]+)+");
        assertThat(Metric.values()).allSatisfy(metric -> {
            assertThat(metric.fullName()).matches(name);
            assertThat(metric.help()).doesNotContain("\n", "\\").endsWith(".");
        });
        assertThat(Stream.of(Metric.values()).map(Metric::fullName)).doesNotHaveDuplicates();
    }
}
