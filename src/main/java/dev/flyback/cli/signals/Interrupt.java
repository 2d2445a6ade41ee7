package dev.flyback.cli.signals;

import dev.flyback.failure.ExitCode;
import dev.flyback.report.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stops the process's one run when a signal asks for it: runs what the run has registered, and gives it some time to end by itself. A run that has
 * registered nothing is doing nothing that could be left half-done. Safe for concurrent use.
 */
public final class Interrupt implements Cancellation {
    private final List<Action> actions = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable ExitCode> reason = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Duration granted = Duration.ZERO;

    @Override
    public Registration onCancel(Runnable work) {
        Action action = new Action(work);
        actions.add(action);
        if (requested()) {
            action.run();
        }
        return () -> actions.remove(action);
    }

    @Override
    public boolean requested() {
        return reason().isPresent();
    }

    /** Why the run must stop; empty if it need not. */
    public Optional<ExitCode> reason() {
        return Optional.ofNullable(reason.get());
    }

    /** Ends a run that must stop and has told what it did. */
    public void endIfRequested() {
        if (requested()) {
            throw ended();
        }
    }

    /** What ends a run that was stopped; it is told as what the signal was. */
    public static CancellationException ended() {
        return new CancellationException("told as what the signal was");
    }

    /** The run first finishes what it is at, which may take so much longer. */
    public void grant(Duration grace) {
        granted = grace;
    }

    /**
     * Asks the run to stop and waits for its end.
     *
     * @return whether it has ended, or will end by itself
     */
    boolean stop(ExitCode why, Duration patience) {
        if (!reason.compareAndSet(null, why) || actions.isEmpty()) {
            return false;
        }
        actions.forEach(Action::run);
        try {
            return ended.await(patience.plus(granted).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The run has ended; the process is about to. */
    public void runEnded() {
        ended.countDown();
    }

    /** Identity makes each registration its own. */
    private static final class Action {
        private final Runnable work;

        Action(Runnable work) {
            this.work = work;
        }

        void run() {
            try {
                work.run();
            } catch (RuntimeException e) {
                // The part that should stop had ended; whatever else went wrong shows in the run itself.
            }
        }
    }
}
