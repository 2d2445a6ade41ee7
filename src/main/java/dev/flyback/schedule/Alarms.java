package dev.flyback.schedule;

/** Calls at the times of timetables. */
public interface Alarms {
    /**
     * Registers a call; none comes before {@link #start()}.
     *
     * @param ring returns at once; called by any thread, never for the same time twice, and once for several times that were slept through
     */
    void add(Timetable timetable, Runnable ring);

    /** From now on times count; those before are not made up. */
    void start();

    /** No more calls begin. May be called again. */
    void stop();
}
