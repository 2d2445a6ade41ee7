package dev.flyback.storage;

/** What became of an object that was to be deleted. */
public enum Deletion {
    /** It is gone, by this request or before. In a bucket that keeps versions, it is no longer the current one. */
    DELETED,
    /** The store holds it by a lock; nothing has changed. */
    LOCKED,
    /** Something else has its key by now; that is left alone. */
    REPLACED
}
