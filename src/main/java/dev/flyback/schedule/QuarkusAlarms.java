package dev.flyback.schedule;

import io.quarkus.scheduler.Scheduler;

/** Quarkus's scheduler, which looks every second. It only rings: its threads are watched, and must not be held by a long run. */
public final class QuarkusAlarms implements Alarms {
    private final Scheduler scheduler;
    private int count;

    /** Alarms of a scheduler that has been started in the mode {@code halted}. */
    public QuarkusAlarms(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void add(Timetable timetable, Runnable ring) {
        // Not named for its database: braces in a job's identity are expanded.
        scheduler
                .newJob("alarm-" + count++)
                .setCron(timetable.cron())
                .setTimeZone(timetable.zone().getId())
                .setTask(execution -> ring.run())
                .schedule();
    }

    @Override
    public void start() {
        scheduler.resume();
    }

    @Override
    public void stop() {
        scheduler.pause();
    }
}
