package dev.flyback.cli.progress;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a phase is.
 *
 * @param expectedRows zero if unknown
 * @param expectedBytes zero if unknown
 * @param elapsed since the phase began
 */
record ProgressView(String phase, long rows, long bytes, long expectedRows, long expectedBytes, Duration elapsed) {

    /** Empty if the size is not known. Estimates may be overshot, so this reaches 99 and not 100 before the phase ends. */
    OptionalInt percent() {
        if (expectedBytes > 0) {
            return OptionalInt.of((int) Math.min(99, bytes * 100.0 / expectedBytes));
        }
        return expectedRows > 0 ? OptionalInt.of((int) Math.min(99, rows * 100.0 / expectedRows)) : OptionalInt.empty();
    }

    long bytesPerSecond() {
        double seconds = elapsed.toNanos() / 1e9;
        return seconds <= 0 ? 0 : (long) (bytes / seconds);
    }

    /** Empty while it cannot be told. */
    Optional<Duration> left() {
        if (expectedBytes <= bytes || bytes == 0) {
            return Optional.empty();
        }
        double perByte = elapsed.toNanos() / (double) bytes;
        return Optional.of(Duration.ofNanos((long) ((expectedBytes - bytes) * perByte)));
    }
}
