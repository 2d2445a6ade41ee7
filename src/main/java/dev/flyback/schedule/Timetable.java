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
import java.time.ZonedDateTime;
import java.util.Optional;

/** When a database is due: a unix cron expression of five fields in a time zone, and how much later a run may begin. */
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
        return times.nextExecution(after.atZone(zone)).map(ZonedDateTime::toInstant);
    }

    /** The last time that is not after this instant. */
    public Optional<Instant> latest(Instant now) {
        // The library looks for what is before; fire times are whole minutes.
        return times.lastExecution(now.plusNanos(1).atZone(zone)).map(ZonedDateTime::toInstant);
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
