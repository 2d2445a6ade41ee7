package dev.flyback.storage.bucket;

import dev.flyback.storage.bucket.BucketException.Kind;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and after which pauses a request is sent again. Pauses grow by powers of two and are drawn at random between nothing and their bound, so that
 * many clients do not come back all at once.
 *
 * @param attempts the first one included
 */
record Retry(int attempts, Duration firstPause, Duration longestPause) {
    /** Some 20 seconds on average until it gives up. */
    static final Retry STANDARD = new Retry(8, Duration.ofMillis(250), Duration.ofSeconds(20));

    /** Sends a request until it succeeds, is refused, or the attempts are used up; the last failure is thrown. */
    <T> T run(Request<T> request) throws BucketException {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.send();
            } catch (BucketException e) {
                pauseOrThrow(attempt, e);
            }
        }
    }

    /** Waits after a failed attempt; throws the failure if trying again is of no use. */
    void pauseOrThrow(int attempt, BucketException failure) throws BucketException {
        if (failure.kind() != Kind.TRY_AGAIN || attempt >= attempts) {
            throw failure;
        }
        long bound = Math.min(longestPause.toMillis(), firstPause.toMillis() << (attempt - 1));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(bound + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BucketException(Kind.REFUSED, "it was stopped", "Run it again.", failure);
        }
    }

    /** One request. */
    @FunctionalInterface
    interface Request<T> {
        T send() throws BucketException;
    }
}
