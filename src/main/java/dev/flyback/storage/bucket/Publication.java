package dev.flyback.storage.bucket;

import dev.flyback.failure.StoreException;
import dev.flyback.storage.StoredObject;
import dev.flyback.storage.bucket.Bucket.Head;
import dev.flyback.storage.bucket.BucketException.Kind;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Gives an object its key, only if nothing has it. Every object carries the mark of the session that wrote it, and each attempt begins and ends with a
 * look: whether an answer was lost, a condition failed or was ignored by the store, what is there decides and nothing is guessed. All of its requests share
 * one deadline; after it, each that is still needed to find out what has become of the object is sent once.
 */
final class Publication {
    /** The metadata that holds the session's mark. */
    static final String MARK = "flyback-upload";

    private final BucketStore store;
    private final String key;
    private final String mark;
    private final long size;
    private final Deadline deadline;

    /** A request was sent, and whether it took effect was not said. */
    private boolean unanswered;

    /**
     * The publication of one object, which begins now.
     *
     * @param key relative to the store
     */
    Publication(BucketStore store, String key, String mark, long size) {
        this.store = store;
        this.key = key;
        this.mark = mark;
        this.size = size;
        this.deadline = store.retry().deadline();
    }

    /**
     * Publishes.
     *
     * @param revoke makes sure, after a failure, that the request cannot take effect later; false if that did not work
     */
    StoredObject publish(Request request, Predicate<Deadline> revoke) {
        try {
            return attempt(request);
        } catch (BucketException e) {
            boolean open = !revoke.test(deadline) && unanswered;
            return found(e, open).orElseThrow(() -> e.toStore("write " + store.name(key)));
        }
    }

    private StoredObject attempt(Request request) throws BucketException {
        boolean conditional = true;
        for (int attempt = 1; ; attempt++) {
            Optional<StoredObject> before = look();
            if (before.isPresent()) {
                return before.get();
            }
            try {
                request.send(conditional);
                return look().orElseThrow(() -> new StoreException(
                        store.name(key) + " was removed as soon as it was written.",
                        "Find out who else works in this bucket."));
            } catch (BucketException e) {
                unanswered |= e.kind() == Kind.TRY_AGAIN;
                if (e.kind() == Kind.NOT_IMPLEMENTED && conditional) {
                    conditional = false; // The look before has to do.
                } else {
                    store.retry().pauseOrThrow(attempt, deadline, e);
                }
            }
        }
    }

    /** What has the key, if it is this session's own. */
    private Optional<StoredObject> look() throws BucketException {
        Optional<Head> head = store.retry().run(deadline, () -> store.bucket().head(store.whole(key)));
        if (head.isEmpty()) {
            return Optional.empty();
        }
        if (!mark.equals(head.get().metadata().get(MARK))) {
            throw taken();
        }
        StoredObject object = store.relative(head.get().object());
        if (object.size() != size) {
            throw new StoreException(
                    store.name(key) + " has " + object.size() + " bytes in the store; " + size + " were written.",
                    "Do not count on it; check the store and run it again.");
        }
        return Optional.of(object);
    }

    private Optional<StoredObject> found(BucketException failure, boolean open) {
        Optional<StoredObject> found;
        try {
            found = look();
        } catch (BucketException e) {
            throw unknown(failure, e);
        }
        if (found.isEmpty() && failure.kind() == Kind.CONDITION_FAILED) {
            throw taken();
        }
        if (found.isEmpty() && open) {
            throw unknown(failure, failure);
        }
        return found;
    }

    private StoreException unknown(BucketException failure, BucketException last) {
        StoreException unknown = new StoreException(
                "It is not known whether " + store.name(key) + " was written: " + failure.getMessage() + ".",
                "Look with flyback list when the store answers again, and verify what is there.",
                failure);
        if (last != failure) {
            unknown.addSuppressed(last);
        }
        return unknown;
    }

    private StoreException taken() {
        return new StoreException(
                store.name(key) + " is there already, and is not replaced.",
                "Run it again: each dump has a key of its own.");
    }

    /** The request that makes the object visible. */
    @FunctionalInterface
    interface Request {
        void send(boolean onlyIfAbsent) throws BucketException;
    }
}
