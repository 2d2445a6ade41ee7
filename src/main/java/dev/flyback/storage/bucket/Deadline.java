package dev.flyback.storage.bucket;

import java.time.Duration;

/**
 * When no further attempt is begun. One that has been begun by then may still take its time.
 *
 * @param nanos by {@link System#nanoTime()}
 */
record Deadline(long nanos) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean hasPassed() {
        return System.nanoTime() - nanos >= 0;
    }
}
