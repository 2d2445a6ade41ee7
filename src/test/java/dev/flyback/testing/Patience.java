package dev.flyback.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits, never for ever. */
public final class Patience {
    private Patience() {}

    /** Asks again and again; fails with the message when the time is over. */
    public static void until(Duration limit, Duration poll, BooleanSupplier condition, Supplier<String> message) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("after " + limit + " " + message.get());
            }
            pause(poll);
        }
    }

    /** Sleeps. */
    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
