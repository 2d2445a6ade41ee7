package dev.flyback.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

/** Runs what is due, so many at a time. Bounded: a database that waits or runs takes no second place. */
final class Runs {
    private final ScheduledThreadPoolExecutor threads;
    private final Abort abort = new Abort();
    private final LongUnaryOperator random;
    private final Clock clock;

    /**
     * An idle pool.
     *
     * @param random a number from zero to its argument, inclusive
     */
    Runs(int atOnce, LongUnaryOperator random, Clock clock) {
        this.threads = new ScheduledThreadPoolExecutor(atOnce, Runs::thread);
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.random = random;
        this.clock = clock;
    }

    /** The database is due: runs it soon, unless its last run is not over. */
    void ring(Desk desk) {
        desk.ring();
        long delay = random.applyAsLong(desk.database().timetable().jitter().toMillis());
        enqueue(desk, delay, () -> Optional.of(desk.database().work().run(abort)));
    }

    /** Runs the database if it was due before the start and has no dump since. */
    void catchUp(Desk desk) {
        Optional<Instant> due = desk.database().timetable().latest(clock.instant());
        due.ifPresent(time -> enqueue(desk, 0, () -> desk.database().work().runIfMissed(time, abort)));
    }

    /**
     * Starts nothing more, and waits for what runs; what is not over in time is aborted.
     *
     * @param abortPatience how long to wait for what is aborted
     * @return whether nothing had to be aborted
     */
    boolean finish(Duration grace, Duration abortPatience) {
        threads.shutdown();
        try {
            if (threads.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            abort.request();
            threads.awaitTermination(abortPatience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abort.request();
        }
        return false;
    }

    private void enqueue(Desk desk, long delayMillis, Run run) {
        if (!threads.isShutdown() && desk.take()) {
            var unused = threads.schedule(() -> perform(desk, run), delayMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void perform(Desk desk, Run run) {
        if (threads.isShutdown()) { // The pool itself drops only those whose delay is not over.
            return;
        }
        desk.begin();
        Optional<RunResult> result;
        try {
            result = run.perform();
        } catch (RuntimeException
                | Error e) { // The place becomes free whatever happens, or the database would never be due again.
            result = Optional.of(RunResult.broken(e));
        }
        desk.end(result);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "scheduled-backup");
        thread.setDaemon(true);
        return thread;
    }

    /** One run. */
    @FunctionalInterface
    private interface Run {
        Optional<RunResult> perform();
    }
}
