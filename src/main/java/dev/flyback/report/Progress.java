package dev.flyback.report;

/**
 * Receives what a run is doing. Calls come from any thread and must return at once; an implementation never fails.
 */
public interface Progress {
    /** A phase begins ("dump", "load", …); the one before it has ended. Totals are reset. */
    void phase(String name);

    /** The expected size of this phase; an estimate, so it may be overshot. Zero means unknown. */
    void expect(long rows, long bytes);

    /** More is done: rows and bytes of SQL since the last call. */
    void advance(long rows, long bytes);

    /** Something that the user should know, but that stops nothing; one sentence without a final line break. */
    void warn(String message);

    /** Shows nothing. */
    Progress NONE = new Progress() {
        @Override
        public void phase(String name) {}

        @Override
        public void expect(long rows, long bytes) {}

        @Override
        public void advance(long rows, long bytes) {}

        @Override
        public void warn(String message) {}
    };
}
