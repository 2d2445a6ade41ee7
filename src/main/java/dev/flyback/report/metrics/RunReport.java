package dev.flyback.report.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one run ended.
 *
 * @param database its name in the store; empty if the run was about several, or ended before it was known
 * @param failed whether whoever watches should know; findings alone are no failure
 * @param phases how long each took, as far as phases are known
 * @param figures what there is to tell of what the run made; none if it made nothing
 */
public record RunReport(
        WatchedCommand command,
        String database,
        Instant startedAt,
        Instant finishedAt,
        int exitCode,
        boolean failed,
        Map<String, Duration> phases,
        List<Sample> figures) {
    private static final double MILLIS = 1e3;

    public RunReport {
        phases = new LinkedHashMap<>(phases);
        figures = List.copyOf(figures);
    }

    /** The run in numbers. One that failed says nothing of the last success, so that what was known of it stays. */
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        samples.add(sample(command.lastRun, seconds(finishedAt)));
        if (!failed) {
            samples.add(sample(command.lastSuccess, seconds(finishedAt)));
        }
        samples.add(sample(command.exitCode, exitCode));
        samples.add(sample(command.duration, seconds(elapsed())));
        phases.forEach((phase, time) -> samples.add(Sample.of(
                command.phaseDuration, seconds(time), Map.of(Sample.DATABASE, database, Sample.PHASE, phase))));
        samples.addAll(figures);
        return samples;
    }

    public Duration elapsed() {
        return Duration.between(startedAt, finishedAt);
    }

    private Sample sample(Metric metric, double value) {
        return Sample.of(metric, value, database);
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / MILLIS;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
