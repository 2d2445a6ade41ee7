package dev.flyback.prune;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** A span of the calendar in UTC, of which one dump may be kept. Weeks are ISO 8601's: they begin on Monday. */
public enum Period {
    HOUR("hour", "uuuu-MM-dd'T'HH'Z'") {
        @Override
        LocalDateTime startOf(LocalDateTime time) {
            return time.truncatedTo(ChronoUnit.HOURS);
        }
    },
    DAY("day", "uuuu-MM-dd") {
        @Override
        LocalDateTime startOf(LocalDateTime time) {
            return time.truncatedTo(ChronoUnit.DAYS);
        }
    },
    WEEK("week", "") {
        @Override
        LocalDateTime startOf(LocalDateTime time) {
            return DAY.startOf(time).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        String name(LocalDateTime start) {
            return String.format(
                    Locale.ROOT,
                    "%04d-W%02d",
                    start.get(IsoFields.WEEK_BASED_YEAR),
                    start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        }
    },
    MONTH("month", "uuuu-MM") {
        @Override
        LocalDateTime startOf(LocalDateTime time) {
            return DAY.startOf(time).withDayOfMonth(1);
        }
    },
    YEAR("year", "uuuu") {
        @Override
        LocalDateTime startOf(LocalDateTime time) {
            return DAY.startOf(time).withDayOfYear(1);
        }
    };

    private final String word;
    private final String pattern;

    Period(String word, String pattern) {
        this.word = word;
        this.pattern = pattern;
    }

    abstract LocalDateTime startOf(LocalDateTime time);

    String name(LocalDateTime start) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(start);
    }

    /** The beginning of the span that the instant lies in. */
    final LocalDateTime startOf(Instant instant) {
        return startOf(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    /** {@code day}, for reasons. */
    final String word() {
        return word;
    }
}
