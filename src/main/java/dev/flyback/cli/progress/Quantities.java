package dev.flyback.cli.progress;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
public final class Quantities {
    private static final String[] BYTE_UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};
    private static final double STEP = 1000;

    private Quantities() {}

    /** {@code 812 B}, {@code 4.2 MB}, {@code 118 GB}: three digits at most, steps of 1000. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        boolean fraction = unit > 0 && value < 9.95;
        return String.format(Locale.ROOT, fraction ? "%.1f %s" : "%.0f %s", value, BYTE_UNITS[unit]);
    }

    /** {@code 1,234,567}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 row}, {@code 2 rows}. */
    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 4.2 s}, {@code 1:05 min}, {@code 2:03:04 h}. */
    public static String time(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
        }
        return clock(duration) + (seconds < 3600 ? " min" : " h");
    }

    /** {@code 0:07}, {@code 1:05}, {@code 2:03:04}. */
    static String clock(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
