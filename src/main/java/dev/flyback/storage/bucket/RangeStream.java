package dev.flyback.storage.bucket;

import dev.flyback.failure.StoreException;
import dev.flyback.storage.StoredObject;
import dev.flyback.storage.bucket.BucketException.Kind;
import java.io.IOException;
import java.io.InputStream;

/** A range of one version of an object. Where an answer breaks off, it goes on from that byte; so it ends only where the range does. */
final class RangeStream extends InputStream {
    private final BucketStore store;
    private final StoredObject object;
    private final long end;
    private long position;
    private InputStream answer;
    private int failures;

    /** Begins with the first of several failures without a byte between them. */
    private Deadline deadline;

    RangeStream(BucketStore store, StoredObject object, long offset, long length) {
        this.store = store;
        this.object = object;
        this.position = offset;
        this.end = offset + length;
        this.deadline = store.retry().deadline();
        this.answer = open();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        while (position < end) {
            int got = readOnce(bytes, offset, (int) Math.min(length, end - position));
            if (got > 0) {
                position += got;
                failures = 0;
                return got;
            }
        }
        return -1;
    }

    @Override
    public void close() {
        try {
            answer.close();
        } catch (IOException e) {
            // All that was asked for has been read, or is not wanted any more.
        }
    }

    /** Bytes, or none if the answer broke off and another one was asked for. */
    private int readOnce(byte[] bytes, int offset, int length) {
        IOException broken;
        try {
            int got = answer.read(bytes, offset, length);
            if (got > 0) {
                return got;
            }
            broken = new IOException("the answer ended early");
        } catch (IOException e) {
            broken = e;
        }
        close();
        try {
            deadline = failures == 0 ? store.retry().deadline() : deadline;
            store.retry().pauseOrThrow(++failures, deadline, NoAnswer.of(broken));
        } catch (BucketException e) {
            throw e.toStore(attempt());
        }
        answer = open();
        return 0;
    }

    private InputStream open() {
        try {
            return store.retry()
                    .run(() ->
                            store.bucket().get(store.whole(object.key()), object.version(), position, end - position));
        } catch (BucketException e) {
            if (e.kind() == Kind.CONDITION_FAILED) {
                throw new StoreException(
                        store.name(object.key()) + " was replaced while it was read.",
                        "Find out who else writes to the store, then run it again.",
                        e);
            }
            throw e.toStore(attempt());
        }
    }

    private String attempt() {
        return "read " + store.name(object.key());
    }
}
