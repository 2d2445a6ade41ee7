package dev.flyback.schedule;

/**
 * A database that is backed up by the clock.
 *
 * @param name unique
 * @param catchUp whether a run that was missed before the start is made up
 */
public record ScheduledDatabase(String name, Timetable timetable, boolean catchUp, Work work) {}
