package dev.flyback.cli.schedule;

import dev.flyback.failure.UsageException;
import dev.flyback.schedule.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When one database is backed up. */
final class ScheduleOptions {
    /** For a database of the configuration that is backed up in some other way. */
    private static final String NEVER = "never";

    @Option(
            names = "--schedule",
            paramLabel = "CRON",
            description =
                    "When, as a unix cron expression: MINUTE HOUR DAY MONTH WEEKDAY; never leaves a database out.")
    @Nullable
    String cron;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "The time zone of --schedule, as Europe/Berlin. Default: UTC.")
    ZoneId zone = ZoneOffset.UTC;

    @Option(
            names = "--jitter",
            paramLabel = "DURATION",
            description = "Begin later by a random time of up to this. Default: 0s.")
    Duration jitter = Duration.ZERO;

    @Option(
            names = "--catch-up",
            fallbackValue = "true",
            description =
                    "At the start, make up for one missed run: if the newest dump is older than the schedule wants.")
    boolean catchUp;

    /** Empty if the database is left out. */
    Optional<Timetable> timetable(Instant now) {
        if (cron == null) {
            throw new UsageException(
                    "There is no schedule.",
                    "Set flyback.schedule for all databases or for each, or --schedule; 'never' leaves a database out.");
        }
        return cron.equals(NEVER) ? Optional.empty() : Optional.of(Timetable.of(cron, zone, jitter, now));
    }
}
