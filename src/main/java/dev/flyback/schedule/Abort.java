package dev.flyback.schedule;

import dev.flyback.report.Cancellation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Aborts all runs when the time to finish them is over. Safe for concurrent use. */
final class Abort implements Cancellation {
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private volatile boolean requested;

    @Override
    public Registration onCancel(Runnable action) {
        Runnable own = () -> quietly(action); // A new object, so that the same action may be registered twice.
        actions.add(own);
        if (requested) {
            own.run();
        }
        return () -> actions.remove(own);
    }

    @Override
    public boolean requested() {
        return requested;
    }

    void request() {
        requested = true;
        actions.forEach(Runnable::run);
    }

    private static void quietly(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            // The part that should stop had ended; whatever else went wrong shows in the run itself.
        }
    }
}
