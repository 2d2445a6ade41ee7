package dev.flyback.storage.bucket;

import dev.flyback.failure.ArchivedException;
import dev.flyback.failure.StoreException;

/** A request to a bucket that failed, translated from the vendor's words. */
public final class BucketException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What follows from a failure. */
    public enum Kind {
        /** No answer, or one that asks to try again. Whether the request took effect is not known. */
        TRY_AGAIN,
        /** Something has the key already, or the object has another version. */
        CONDITION_FAILED,
        /** No such object or upload. */
        ABSENT,
        /** The store does not know something that was asked for. */
        NOT_IMPLEMENTED,
        /** The store does not take something that the request says. Trying again will not help. */
        INVALID,
        /** The store holds the object by a lock. */
        LOCKED,
        /** The store has moved the object to an archive, and does not read it there. */
        ARCHIVED,
        /** Trying again will not help. */
        REFUSED
    }

    private final Kind kind;
    private final String hint;

    /**
     * A failure.
     *
     * @param reason continues the words "Could not write this: "
     */
    public BucketException(Kind kind, String reason, String hint, Throwable cause) {
        super(reason, cause);
        this.kind = kind;
        this.hint = hint;
    }

    public Kind kind() {
        return kind;
    }

    /**
     * As the failure of a store.
     *
     * @param attempt continues the words "Could not": {@code read s3://bucket/key}
     */
    StoreException toStore(String attempt) {
        String message = "Could not " + attempt + ": " + getMessage() + ".";
        return kind == Kind.ARCHIVED
                ? new ArchivedException(message, hint, this)
                : new StoreException(message, hint, this);
    }
}
