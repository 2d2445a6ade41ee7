package dev.flyback.storage.bucket;

import dev.flyback.storage.bucket.BucketException.Kind;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and after which pauses a request is sent again. Pauses grow by powers of two and are drawn at random between nothing and their bound, so that
 * many clients do not come back all at once.
 *
 * @param attempts the first one included
 * @param patience after this time no further attempt is begun: with a store that answers nothing at all, a single one takes minutes
 */
record Retry(int attempts, Duration firstPause, Duration longestPause, Duration patience) {
    private static final int ATTEMPTS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    /** Some 20 seconds on average until it gives up a store that answers with errors. */
    static Retry within(Duration patience) {
        return new Retry(ATTEMPTS, FIRST_PAUSE, LONGEST_PAUSE, patience);
    }

    /** The patience, from now on. */
    Deadline deadline() {
        return Deadline.in(patience);
    }

    /** Sends a request until it succeeds, is refused, or the attempts or the patience are used up; the last failure is thrown. */
    <T> T run(Request<T> request) throws BucketException {
        return run(deadline(), request);
    }

    /** As {@link #run(Request)}, for one of several requests that share a deadline; it is sent at least once. */
    <T> T run(Deadline deadline, Request<T> request) throws BucketException {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.send();
            } catch (BucketException e) {
                pauseOrThrow(attempt, deadline, e);
            }
        }
    }

    /** Waits after a failed attempt; throws the failure if trying again is of no use. */
    void pauseOrThrow(int attempt, Deadline deadline, BucketException failure) throws BucketException {
        if (failure.kind() != Kind.TRY_AGAIN || attempt >= attempts || deadline.hasPassed()) {
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
