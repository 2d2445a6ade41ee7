package dev.flyback.storage.bucket;

import java.time.Duration;

/**
 * How a store's server is spoken to.
 *
 * @param silenceTimeout how long nothing may come over a connection, and nothing of a request be taken
 * @param patience how long a request is sent again, and a publication may take; what has been begun by then is waited for
 * @param authorities what is trusted
 */
public record Transport(
        Duration connectTimeout, Duration silenceTimeout, Duration patience, TrustedAuthorities authorities) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** The completion of a large upload takes its time. */
    private static final Duration SILENCE_TIMEOUT = Duration.ofMinutes(2);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** With usual patience. */
    public static Transport trusting(TrustedAuthorities authorities) {
        return new Transport(CONNECT_TIMEOUT, SILENCE_TIMEOUT, PATIENCE, authorities);
    }
}
