package dev.flyback.prune;

import java.time.Duration;
import java.time.Instant;

/** Instants in the past. */
final class Ago {
    private Ago() {}

    /** The instant that was so long ago; for an age beyond all time, the earliest that there is. */
    static Instant of(Duration age, Instant now) {
        return age.compareTo(Duration.between(Instant.MIN, now)) > 0 ? Instant.MIN : now.minus(age);
    }
}
