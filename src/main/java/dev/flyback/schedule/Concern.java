package dev.flyback.schedule;

import dev.flyback.schedule.Status.State;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What is wrong with a schedule. */
enum Concern {
    /** A run takes too long. */
    STUCK,
    /** It was due, and nothing has begun. */
    OVERDUE,
    /** The last run failed. */
    FAILING;

    /** How late an alarm may ring; a busy machine is no reason to be restarted. */
    static final Duration ALARM_TOLERANCE = Duration.ofMinutes(2);

    /** All that is wrong at an instant. */
    static Set<Concern> of(Status status, Instant now, Duration stuckAfter) {
        Set<Concern> concerns = EnumSet.noneOf(Concern.class);
        if (status.state() == State.RUNNING
                && status.stateSince().plus(stuckAfter).isBefore(now)) {
            concerns.add(STUCK);
        }
        if (isOverdue(status, now)) {
            concerns.add(OVERDUE);
        }
        if (status.last().filter(run -> run.result().failed()).isPresent()) {
            concerns.add(FAILING);
        }
        return concerns;
    }

    /** Whether a new start of the process may help. */
    boolean isOfTheProcess() {
        return this != FAILING;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static boolean isOverdue(Status status, Instant now) {
        return status.database()
                .timetable()
                .latest(now.minus(ALARM_TOLERANCE))
                .filter(due -> due.isAfter(status.watchedSince()))
                .filter(due ->
                        status.rangAt().filter(rang -> !rang.isBefore(due)).isEmpty())
                .isPresent();
    }
}
