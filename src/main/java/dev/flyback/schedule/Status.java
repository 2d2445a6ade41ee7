package dev.flyback.schedule;

import dev.flyback.report.metrics.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How things stand with one database at one moment.
 *
 * @param watchedSince when the schedule began to count
 * @param rangAt when it was due last, as far as the alarm has told
 * @param samples what is known of its runs in numbers
 * @param skipped how often it was due while the run before was not over
 * @param failures how many runs have failed since the last that did not
 */
record Status(
        ScheduledDatabase database,
        State state,
        Instant stateSince,
        Instant watchedSince,
        Optional<Instant> rangAt,
        Optional<PastRun> last,
        Optional<PastRun> lastDone,
        List<Sample> samples,
        int failures,
        int skipped) {

    /** What a database is at. */
    enum State {
        IDLE,
        /** Due, until its jitter is over and others have made room. */
        WAITING,
        RUNNING
    }

    /** A run that has ended. */
    record PastRun(Instant startedAt, Instant finishedAt, RunResult result) {}
}
