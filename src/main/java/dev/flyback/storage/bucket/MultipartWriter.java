package dev.flyback.storage.bucket;

import dev.flyback.failure.StoreException;
import dev.flyback.storage.ObjectWriter;
import dev.flyback.storage.StoredObject;
import dev.flyback.storage.bucket.Bucket.Bytes;
import dev.flyback.storage.bucket.Bucket.Part;
import dev.flyback.storage.bucket.Bucket.Sum;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;

/**
 * Cuts what is written into parts and uploads several at once; what is smaller than one part is put by one request when it is committed.
 *
 * <p>Memory: the parts that {@link PartUploads} holds, and one more that is being filled.
 */
final class MultipartWriter implements ObjectWriter {
    private enum State {
        OPEN,
        COMMITTING,
        COMMITTED,
        ABORTED
    }

    private static final int FIRST_BUFFER = 64 << 10;

    private final BucketStore store;
    private final String key;
    private final Map<String, String> metadata;
    private final String upload;
    private final PartSizes sizes;
    private final PartUploads uploads;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CRC32 crc = new CRC32();
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int filled;
    private int number = 1;
    private long size;
    private boolean revoked;

    /**
     * A session.
     *
     * @param metadata with the {@link Publication#MARK}
     * @param upload the id of the upload, which was begun
     * @param atOnce see {@link UploadLimits#atOnce()}
     */
    MultipartWriter(
            BucketStore store, String key, Map<String, String> metadata, String upload, PartSizes sizes, int atOnce) {
        this.store = store;
        this.key = key;
        this.metadata = Map.copyOf(metadata);
        this.upload = upload;
        this.sizes = sizes;
        this.uploads = new PartUploads(atOnce, this::send);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        requireOpen();
        // Of what was given, so that no mix-up of parts, here or there, goes unnoticed.
        crc.update(bytes, offset, length);
        int taken = 0;
        while (taken < length) {
            int partSize = sizes.of(number);
            int some = Math.min(length - taken, partSize - filled);
            makeRoom(filled + some, partSize);
            System.arraycopy(bytes, offset + taken, buffer, filled, some);
            filled += some;
            taken += some;
            if (filled == partSize) {
                submit();
            }
        }
        size += length;
    }

    @Override
    public StoredObject commit() {
        requireOpen();
        List<Part> parts = partsArrived();
        if (!state.compareAndSet(State.OPEN, State.COMMITTING)) {
            throw ended();
        }
        boolean whole = parts.isEmpty();
        String name = store.whole(key);
        Sum sum = new Sum(size, (int) crc.getValue());
        Publication publication = new Publication(store, key, metadata.getOrDefault(Publication.MARK, ""), size);
        try {
            StoredObject object = publication.publish(
                    whole
                            ? absent -> store.bucket().put(name, metadata, new Bytes(buffer, filled), absent)
                            : absent -> store.bucket().complete(name, upload, parts, sum, absent),
                    whole ? deadline -> true : this::revoke);
            state.set(State.COMMITTED);
            return object;
        } finally {
            boolean failed = state.compareAndSet(State.COMMITTING, State.ABORTED);
            release((failed || whole) && !revoked);
        }
    }

    /** A second one waits for the first: when a run ends because a signal has closed its writer, the process ends, and the abort must have been sent. */
    @Override
    public void close() {
        if (state.compareAndSet(State.OPEN, State.ABORTED)) {
            release(true);
        } else if (state.get() == State.ABORTED) {
            awaitRelease();
        }
    }

    /**
     * The abort comes first, and makes the store refuse parts that are under way. One that it was taking at that instant may outlive it, so that the upload
     * is aborted again when none is sent any more.
     */
    private void release(boolean uploadRemains) {
        Deadline deadline = store.retry().deadline();
        try {
            uninterrupted(() -> {
                boolean more = uploads.stop();
                boolean aborted = uploadRemains && abort(deadline);
                uploads.awaitEnd();
                return aborted && more && abort(deadline);
            });
        } finally {
            released.countDown();
        }
    }

    private void awaitRelease() {
        uninterrupted(() -> {
            try {
                return released.await(store.retry().patience().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
    }

    private boolean revoke(Deadline deadline) {
        revoked = true;
        return uninterrupted(() -> abort(deadline));
    }

    /** An interrupt must not keep the parts in the bucket: one that has come before the work is put off until its end. */
    private static boolean uninterrupted(BooleanSupplier work) {
        boolean interrupted = Thread.interrupted();
        try {
            return work.getAsBoolean();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether nothing of the upload can come to light any more. */
    private boolean abort(Deadline deadline) {
        try {
            return store.retry().run(deadline, () -> {
                store.bucket().abort(store.whole(key), upload);
                return true;
            });
        } catch (BucketException e) {
            // If it is not to be had now, prune or the bucket's lifecycle rule removes what stays.
            return e.kind() == BucketException.Kind.ABSENT;
        }
    }

    private List<Part> partsArrived() {
        if (number > 1 && filled > 0) {
            submit();
        }
        try {
            return uploads.await();
        } catch (BucketException e) {
            throw failed(e);
        }
    }

    private void submit() {
        try {
            buffer = uploads.submit(number, new Bytes(buffer, filled));
        } catch (BucketException e) {
            throw failed(e);
        }
        filled = 0;
        number++;
    }

    private Part send(int part, Bytes bytes) throws BucketException {
        return store.retry().run(() -> {
            uploads.requireRunning();
            return store.bucket().upload(store.whole(key), upload, part, bytes);
        });
    }

    private void makeRoom(int needed, int partSize) {
        if (buffer.length < needed) {
            buffer = filled == 0 ? new byte[partSize] : Arrays.copyOf(buffer, partSize);
        }
    }

    private StoreException failed(BucketException e) {
        return state.get() == State.OPEN ? e.toStore("write " + store.name(key)) : ended();
    }

    private void requireOpen() {
        if (state.get() != State.OPEN) {
            throw ended();
        }
    }

    private StoreException ended() {
        return new StoreException(
                "Writing " + store.name(key) + " was stopped.", "Nothing of it is visible; run it again.");
    }
}
