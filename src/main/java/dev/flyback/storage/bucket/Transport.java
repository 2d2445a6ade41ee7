package dev.flyback.storage.bucket;

import java.time.Duration;
import java.util.Optional;

/**
 * How a store's server is spoken to.
 *
 * @param silenceTimeout how long nothing may come over a connection
 * @param authorities what is trusted; empty leaves it to the machine
 */
public record Transport(Duration connectTimeout, Duration silenceTimeout, Optional<TrustedAuthorities> authorities) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** The completion of a large upload takes its time. */
    private static final Duration SILENCE_TIMEOUT = Duration.ofMinutes(2);

    /** With usual patience. */
    public static Transport trusting(Optional<TrustedAuthorities> authorities) {
        return new Transport(CONNECT_TIMEOUT, SILENCE_TIMEOUT, authorities);
    }
}
