package dev.flyback.cli.progress;

import java.time.Duration;

/** Shows progress in one manner. Called by one thread at a time. */
interface ProgressDisplay {
    /** How often to {@link #update}. */
    Duration interval();

    /** A phase has begun. */
    void begin(ProgressView view);

    /** Time has passed. */
    void update(ProgressView view);

    /** A phase has ended; the view is its last. */
    void end(ProgressView view);

    /** Something to tell at once. */
    void warn(String message);

    /** Nothing more will come; whatever is half-drawn is taken away. */
    void close();
}
