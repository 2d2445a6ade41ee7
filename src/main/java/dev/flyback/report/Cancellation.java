package dev.flyback.report;

/**
 * Tells a run that it must stop (a signal), by running what the run has registered. Safe for concurrent use.
 *
 * <p>A run registers how its blocking parts are made to fail ({@code source.cancel()}, {@code writer.close()}), closes the registration when that
 * part is done, and otherwise lets the failure travel up as any other. Whoever started the run waits for it, so that nothing half-done stays.
 */
public interface Cancellation {
    /**
     * Runs the action when the run must stop, on another thread; at once, on this one, if it must stop already. The action returns soon and may
     * meet a part that has just ended by itself. What it throws is ignored.
     *
     * @return closing it takes the action back; closing it again does nothing
     */
    Registration onCancel(Runnable action);

    /** Whether the run must stop. */
    boolean requested();

    /** Takes back an action. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Never asks to stop. */
    Cancellation NEVER = new Cancellation() {
        @Override
        public Registration onCancel(Runnable action) {
            return () -> {};
        }

        @Override
        public boolean requested() {
            return false;
        }
    };
}
