package dev.flyback.report.outlet;

import java.io.IOException;

/**
 * Something to tell someone, which may go wrong or take for ever.
 *
 * @param failure what did not happen if it goes wrong, the beginning of a sentence; without secrets
 */
public record Errand(String failure, Action action) {

    /** Tells it. */
    @FunctionalInterface
    public interface Action {
        /** @throws IOException whose message may be shown */
        void run() throws IOException;
    }
}
