package dev.flyback.schedule;

import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Quarkus's scheduler gives the minutes; which of them count, timetables say: by itself it would pass over a night in which clocks are changed. Its
 * threads are watched and must not be held by a long run, so that they only ring.
 */
public final class QuarkusAlarms implements Alarms {
    private static final String EVERY_MINUTE = "* * * * *";

    private final Scheduler scheduler;
    private final Clock clock;
    private final List<Bell> bells = new ArrayList<>();

    /** Alarms of a scheduler that has been started in the mode {@code halted}. */
    public QuarkusAlarms(Scheduler scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Override
    public void add(Timetable timetable, Runnable ring) {
        bells.add(new Bell(timetable, ring, clock.instant()));
    }

    @Override
    public void start() {
        scheduler
                .newJob("minute")
                .setCron(EVERY_MINUTE)
                .setTimeZone(ZoneOffset.UTC.getId())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setTask(execution -> bells.forEach(bell -> bell.tick(clock.instant())))
                .schedule();
        scheduler.resume();
    }

    @Override
    public void stop() {
        scheduler.pause();
    }
}
