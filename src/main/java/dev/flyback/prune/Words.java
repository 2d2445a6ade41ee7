package dev.flyback.prune;

import dev.flyback.catalog.DumpKey;
import java.time.Duration;

/** Numbers, times and versions as reasons tell them. */
final class Words {
    private static final long SECONDS_OF_MINUTE = 60;
    private static final long SECONDS_OF_HOUR = 3_600;
    private static final long SECONDS_OF_DAY = 86_400;

    private Words() {}

    /** {@code 1 day}, {@code 7 days}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** In the largest unit that it is a whole number of. */
    static String time(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds == 0 || !duration.equals(Duration.ofSeconds(seconds))) {
            return duration.toString();
        }
        if (seconds % SECONDS_OF_DAY == 0) {
            return count(seconds / SECONDS_OF_DAY, "day");
        }
        if (seconds % SECONDS_OF_HOUR == 0) {
            return count(seconds / SECONDS_OF_HOUR, "hour");
        }
        return seconds % SECONDS_OF_MINUTE == 0
                ? count(seconds / SECONDS_OF_MINUTE, "minute")
                : count(seconds, "second");
    }

    /** {@code schema version 5}. */
    static String version(DumpKey key) {
        return key.schemaVersion() == null ? "no schema version" : "schema version " + key.schemaVersion();
    }
}
