package dev.flyback.dump.index;

/** What a frame holds. The names stand in the index. */
public enum FrameKind {
    /** Comments, guard, session settings, emptying of the tables; the first frame. */
    PREAMBLE,
    /** One migration script, in a skippable frame. */
    SCRIPT,
    /** Whole statements with rows of one table. */
    DATA,
    /** Sequences, counters, settings back to normal, the final comment; the last frame before the index. */
    EPILOGUE
}
