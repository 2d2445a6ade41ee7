package dev.flyback.catalog;

/** What became of a dump that was to be removed. */
public enum Removal {
    /** It is gone, by this removal or before. */
    REMOVED,
    /** The store holds it by a lock. */
    LOCKED,
    /** Another object has its key by now, which was left alone. */
    REPLACED,
    /** The store has it in an archive, so that nobody can see whether it is a dump; it was left alone. */
    ARCHIVED,
    /** It does not end as a dump does, and was left alone: damaged, or somebody else's. */
    NOT_A_DUMP
}
