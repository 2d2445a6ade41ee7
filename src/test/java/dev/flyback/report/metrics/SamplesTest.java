package dev.flyback.report.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final Instant NIGHT = Instant.parse("2026-07-01T02:30:00Z");

    @Test
    void a_run_that_fails_keeps_the_last_success_and_what_it_made() {
        List<Sample> before = run("orders", NIGHT, false, 12).samples();

        List<Sample> after = Samples.merged(
                before, run("orders", NIGHT.plusSeconds(86_400), true, 0).samples());

        assertThat(value(after, Metric.BACKUP_LAST_SUCCESS, "orders")).isEqualTo(NIGHT.getEpochSecond());
        assertThat(value(after, Metric.BACKUP_LAST_RUN, "orders")).isEqualTo(NIGHT.getEpochSecond() + 86_400);
        assertThat(value(after, Metric.BACKUP_EXIT_CODE, "orders")).isEqualTo(4);
        assertThat(value(after, Metric.BACKUP_ROWS, "orders")).isEqualTo(12);
    }

    @Test
    void other_databases_and_other_commands_stay() {
        List<Sample> before = Samples.merged(
                run("orders", NIGHT, false, 12).samples(), List.of(Sample.of(Metric.VERIFY_PROBLEMS, 0, "shop")));

        List<Sample> after = Samples.merged(before, run("shop", NIGHT, false, 5).samples());

        assertThat(after).containsAll(before);
        assertThat(value(after, Metric.BACKUP_ROWS, "shop")).isEqualTo(5);
    }

    @Test
    void phases_that_a_run_did_not_have_are_gone() {
        Sample gone =
                Sample.of(Metric.BACKUP_PHASE_DURATION, 9, Map.of(Sample.DATABASE, "orders", Sample.PHASE, "of old"));

        assertThat(Samples.merged(List.of(gone), run("orders", NIGHT, false, 1).samples()))
                .doesNotContain(gone)
                .contains(Sample.of(
                        Metric.BACKUP_PHASE_DURATION, 1.5, Map.of(Sample.DATABASE, "orders", Sample.PHASE, "dump")));
    }

    private static RunReport run(String database, Instant end, boolean failed, int rows) {
        List<Sample> figures = failed ? List.of() : List.of(Sample.of(Metric.BACKUP_ROWS, rows, database));
        return new RunReport(
                WatchedCommand.BACKUP,
                database,
                end.minusSeconds(2),
                end,
                failed ? 4 : 0,
                failed,
                Map.of("dump", Duration.ofMillis(1500)),
                figures);
    }

    private static long value(List<Sample> samples, Metric metric, String database) {
        double value = samples.stream()
                .filter(sample -> sample.metric() == metric && sample.database().equals(database))
                .findFirst()
                .orElseThrow()
                .value();
        return (long) value;
    }
}
