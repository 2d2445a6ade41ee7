package dev.flyback.schedule;

import dev.flyback.report.metrics.Exposition;
import dev.flyback.report.metrics.Metric;
import dev.flyback.report.metrics.Sample;
import dev.flyback.schedule.Status.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that is known in numbers, as Prometheus reads it. */
final class MetricsPage {
    private static final String CONCERN = "concern";

    private MetricsPage() {}

    static String of(List<Status> databases, Instant now, Duration stuckAfter) {
        List<Sample> samples = new ArrayList<>();
        for (Status status : databases) {
            samples.addAll(status.samples());
            samples.addAll(schedule(status, now, stuckAfter));
        }
        return Exposition.text(samples);
    }

    private static List<Sample> schedule(Status status, Instant now, Duration stuckAfter) {
        String database = status.database().name();
        List<Sample> samples = new ArrayList<>();
        Set<Concern> concerns = Concern.of(status, now, stuckAfter);
        for (Concern concern : Concern.values()) {
            samples.add(Sample.of(
                    Metric.SCHEDULE_CONCERN,
                    concerns.contains(concern) ? 1 : 0,
                    Map.of(Sample.DATABASE, database, CONCERN, concern.word())));
        }
        status.database()
                .timetable()
                .next(now)
                .ifPresent(
                        next -> samples.add(Sample.of(Metric.SCHEDULE_NEXT, (double) next.getEpochSecond(), database)));
        samples.add(Sample.of(Metric.SCHEDULE_RUNNING, status.state() == State.RUNNING ? 1 : 0, database));
        samples.add(Sample.of(Metric.SCHEDULE_FAILURES, status.failures(), database));
        samples.add(Sample.of(Metric.SCHEDULE_SKIPPED, status.skipped(), database));
        return samples;
    }
}
