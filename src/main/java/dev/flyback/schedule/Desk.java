package dev.flyback.schedule;

import dev.flyback.report.metrics.Sample;
import dev.flyback.report.metrics.Samples;
import dev.flyback.schedule.Status.PastRun;
import dev.flyback.schedule.Status.State;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the books of one database, and lets only one run at it at a time. Safe for concurrent use. */
final class Desk {
    private final ScheduledDatabase database;
    private final Clock clock;
    private final Instant watchedSince;
    private State state = State.IDLE;
    private Instant stateSince;
    private Optional<Instant> rangAt = Optional.empty();
    private Optional<PastRun> last = Optional.empty();
    private Optional<PastRun> lastDone = Optional.empty();
    private List<Sample> samples = List.of();
    private int failures;
    private int skipped;

    Desk(ScheduledDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.watchedSince = clock.instant();
        this.stateSince = watchedSince;
    }

    ScheduledDatabase database() {
        return database;
    }

    /** It is due. */
    synchronized void ring() {
        rangAt = Optional.of(clock.instant());
    }

    /** Takes the place; false, and counted, if it is taken. */
    synchronized boolean take() {
        if (state != State.IDLE) {
            skipped++;
            return false;
        }
        become(State.WAITING);
        return true;
    }

    synchronized void begin() {
        become(State.RUNNING);
    }

    /** The run that was begun has ended; empty if there was nothing to do after all. */
    synchronized void end(Optional<RunResult> result) {
        if (result.isPresent()) {
            PastRun run = new PastRun(stateSince, clock.instant(), result.get());
            last = Optional.of(run);
            samples = Samples.merged(samples, run.result().samples());
            failures = run.result().failed() ? failures + 1 : 0;
            lastDone = run.result().failed() ? lastDone : last;
        }
        become(State.IDLE);
    }

    synchronized Status status() {
        return new Status(
                database, state, stateSince, watchedSince, rangAt, last, lastDone, samples, failures, skipped);
    }

    private void become(State next) {
        state = next;
        stateSince = clock.instant();
    }
}
