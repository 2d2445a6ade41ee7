package dev.flyback.storage.bucket;

import dev.flyback.storage.Deletion;
import dev.flyback.storage.StoredObject;
import dev.flyback.storage.bucket.Bucket.Head;
import dev.flyback.storage.bucket.BucketException.Kind;
import java.time.Clock;
import java.util.Optional;

/**
 * Deletes one version of an object. It is looked at first: a bucket that keeps versions hides a locked object when it is asked to delete it, instead of
 * saying no, and then it is neither listed nor freed.
 */
final class Removal {
    private final BucketStore store;
    private final Clock clock;

    Removal(BucketStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Deletion of(StoredObject object) throws BucketException {
        String key = store.whole(object.key());
        Optional<Head> head = store.retry().run(() -> store.bucket().head(key));
        if (head.isEmpty()) {
            return Deletion.DELETED;
        }
        if (!head.get().object().version().equals(object.version())) {
            return Deletion.REPLACED;
        }
        if (head.get().lockedUntil().filter(clock.instant()::isBefore).isPresent()) {
            return Deletion.LOCKED;
        }
        try {
            send(key, object.version());
            return Deletion.DELETED;
        } catch (BucketException e) {
            return switch (e.kind()) {
                case ABSENT -> Deletion.DELETED;
                case LOCKED -> Deletion.LOCKED;
                case CONDITION_FAILED -> Deletion.REPLACED;
                default -> throw e;
            };
        }
    }

    private void send(String key, String version) throws BucketException {
        try {
            send(key, Optional.of(version));
        } catch (BucketException e) {
            if (e.kind() != Kind.NOT_IMPLEMENTED) {
                throw e;
            }
            send(key, Optional.empty()); // The look before has to do.
        }
    }

    private void send(String key, Optional<String> version) throws BucketException {
        store.retry().run(() -> {
            store.bucket().delete(key, version);
            return true;
        });
    }
}
