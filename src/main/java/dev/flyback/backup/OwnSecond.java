package dev.flyback.backup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a dump begins: in another second than the one before it. Keys tell whole seconds, and dumps of one second would be in order by chance, of which a
 * prune may keep the older. Whoever asks holds the database's lock, so that no other dump of it comes in between.
 */
final class OwnSecond {
    /** A dump that is further ahead was begun by another clock, which is not waited for. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** A clock may be set back meanwhile. */
    private static final int MAX_PAUSES = 3;

    private final Clock clock;
    private final Pause pause;

    OwnSecond(Clock clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Now, or as soon as the second has come.
     *
     * @param newest when the newest dump of the database was begun
     */
    Instant after(Optional<Instant> newest) {
        Instant now = clock.instant();
        if (newest.isEmpty()) {
            return now;
        }
        Instant free = newest.get().plusSeconds(1);
        for (int pauses = 0; pauses < MAX_PAUSES && now.isBefore(free); pauses++) {
            Duration left = Duration.between(now, free);
            if (left.compareTo(LONGEST_WAIT) > 0) {
                return now;
            }
            try {
                pause.take(left.plusMillis(1)); // What is below a millisecond is cut off.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return now;
            }
            now = clock.instant();
        }
        return now;
    }

    /** How it waits. */
    @FunctionalInterface
    interface Pause {
        void take(Duration time) throws InterruptedException;
    }
}
