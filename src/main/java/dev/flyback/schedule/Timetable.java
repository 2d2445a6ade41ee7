package dev.flyback.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.flyback.failure.UsageException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a database is due: a unix cron expression of five fields in a time zone, and how much later a run may begin. A time that a change of clocks leaves
 * out comes after the gap; one that is shown twice comes twice.
 */
public final class Timetable {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private final String cron;
    private final ZoneId zone;
    private final Duration jitter;
    private final ExecutionTime times;

    private Timetable(String cron, ZoneId zone, Duration jitter, ExecutionTime times) {
        this.cron = cron;
        this.zone = zone;
        this.jitter = jitter;
        this.times = times;
    }

    /**
     * Reads an expression.
     *
     * @param now whence to look for a time that it fires at
     * @throws UsageException if it is not one, or never fires
     */
    public static Timetable of(String cron, ZoneId zone, Duration jitter, Instant now) {
        Timetable timetable = new Timetable(cron, zone, jitter, ExecutionTime.forCron(parsed(cron)));
        if (timetable.next(now).isEmpty()) {
            throw new UsageException("The schedule '" + cron + "' never comes.", "Is there such a day in that month?");
        }
        return timetable;
    }

    /** The first time after this instant. */
    public Optional<Instant> next(Instant after) {
        Optional<Instant> shown = times.nextExecution(after.atZone(zone)).map(ZonedDateTime::toInstant);
        Optional<Instant> leftOut = times.nextExecution(wall(after)).map(this::instant);
        Optional<Instant> next = Stream.concat(shown.stream(), leftOut.stream())
                .filter(after::isBefore)
                .min(Comparator.naturalOrder());
        // A time that is shown twice is found for the second time only when looking back.
        return next.flatMap(time -> latest(time.minusSeconds(1)))
                .filter(after::isBefore)
                .or(() -> next);
    }

    /** The last time that is not after this instant. */
    public Optional<Instant> latest(Instant now) {
        Instant moment = now.plusNanos(1); // The library looks for what is before; times are whole minutes.
        Optional<Instant> shown = times.lastExecution(moment.atZone(zone)).map(ZonedDateTime::toInstant);
        Optional<Instant> leftOut = times.lastExecution(wall(moment)).map(this::instant);
        return Stream.concat(shown.stream(), leftOut.stream())
                .filter(time -> !time.isAfter(now))
                .max(Comparator.naturalOrder());
    }

    public String cron() {
        return cron;
    }

    public ZoneId zone() {
        return zone;
    }

    /** A run begins up to so much later than the expression says. */
    public Duration jitter() {
        return jitter;
    }

    /** What a clock on the wall shows, as if clocks were never changed: the library forgets times that such a change leaves out. */
    private ZonedDateTime wall(Instant instant) {
        return instant.atZone(zone).toLocalDateTime().atZone(ZoneOffset.UTC);
    }

    /** When the wall shows it; as much after a gap as it lies within the gap. */
    private Instant instant(ZonedDateTime wall) {
        return wall.toLocalDateTime().atZone(zone).toInstant();
    }

    private static Cron parsed(String cron) {
        try {
            return PARSER.parse(cron).validate();
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "The schedule '" + cron + "' is no cron expression: " + e.getMessage() + ".",
                    "Write MINUTE HOUR DAY MONTH WEEKDAY, for instance '30 2 * * *' for every night at half past two.",
                    e);
        }
    }
}
