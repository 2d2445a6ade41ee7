package dev.flyback.schedule;

import java.time.Instant;

/** Rings once for each time of a timetable, however often it is asked; for several that were slept through, once. Not safe for concurrent use. */
final class Bell {
    private final Timetable timetable;
    private final Runnable ring;
    private Instant rangFor;

    /**
     * A bell that is silent so far.
     *
     * @param since times up to this are not rung for
     */
    Bell(Timetable timetable, Runnable ring, Instant since) {
        this.timetable = timetable;
        this.ring = ring;
        this.rangFor = since;
    }

    void tick(Instant now) {
        timetable.latest(now).filter(rangFor::isBefore).ifPresent(due -> {
            rangFor = due;
            ring.run();
        });
    }
}
