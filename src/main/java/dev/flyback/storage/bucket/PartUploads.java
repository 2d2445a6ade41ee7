package dev.flyback.storage.bucket;

import dev.flyback.storage.bucket.Bucket.Bytes;
import dev.flyback.storage.bucket.Bucket.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The parts of one upload on their way: several at once, each tried again on its own. Their arrays are used again, since each is a large one. */
final class PartUploads {
    /** Of what is under way, for each that may be; a single part may be larger than all of that. */
    private static final int PART_BYTES = 8 << 20;

    private static final int LAST_SECONDS = 5;

    private final int atOnce;
    private final Sender sender;
    private final ExecutorService threads;
    private final Map<Integer, Part> done = new TreeMap<>();
    private final Deque<byte[]> spare = new ArrayDeque<>();
    private int underWay;
    private long bytesUnderWay;
    private @Nullable BucketException failure;
    private @Nullable Throwable bug;
    private boolean stopped;

    /**
     * No part is under way yet.
     *
     * @param atOnce how many are taken before one has arrived: fewer if they are larger than 8 MiB on the average
     */
    PartUploads(int atOnce, Sender sender) {
        this.atOnce = atOnce;
        this.sender = sender;
        this.threads = Executors.newFixedThreadPool(atOnce, work -> {
            Thread thread = new Thread(work, "upload");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Takes a part as soon as there is room, and keeps its array. Returns an array for the next part, of any length. */
    synchronized byte[] submit(int number, Bytes bytes) throws BucketException {
        awaitAtMost(atOnce - 1, (long) atOnce * PART_BYTES - bytes.length());
        underWay++;
        bytesUnderWay += bytes.length();
        threads.execute(() -> upload(number, bytes));
        return Objects.requireNonNullElseGet(spare.poll(), () -> new byte[0]);
    }

    /** Waits until all parts have arrived; they come in order. */
    synchronized List<Part> await() throws BucketException {
        awaitAtMost(0, 0);
        return new ArrayList<>(done.values());
    }

    /** Makes every waiting thread fail, and begins no request any more. Returns whether parts may still arrive: under way, or sent without an answer. */
    boolean stop() {
        boolean some;
        synchronized (this) {
            stopped = true;
            some = underWay > 0 || failure != null;
            notifyAll();
        }
        threads.shutdownNow();
        return some;
    }

    /** Waits a little for requests that are under way, once it was stopped. */
    void awaitEnd() {
        try {
            threads.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void upload(int number, Bytes bytes) {
        try {
            Part part = sender.send(number, bytes);
            ended(bytes, part, null, null);
        } catch (BucketException e) {
            ended(bytes, null, e, null);
        } catch (RuntimeException | Error e) { // must not leave the writer waiting
            ended(bytes, null, null, e);
        }
    }

    private synchronized void ended(
            Bytes bytes, @Nullable Part part, @Nullable BucketException failed, @Nullable Throwable wrong) {
        underWay--;
        bytesUnderWay -= bytes.length();
        if (part != null) {
            done.put(part.number(), part);
        }
        failure = failure == null ? failed : failure;
        bug = bug == null ? wrong : bug;
        spare.push(bytes.array());
        notifyAll();
    }

    /** Waits until no more parts and bytes than these are under way, or nothing is. */
    private synchronized void awaitAtMost(int parts, long bytes) throws BucketException {
        requireRunning();
        try {
            while (underWay > 0 && (underWay > parts || bytesUnderWay > bytes)) {
                wait();
                requireRunning();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stoppedBy(e);
        }
    }

    /** Fails once it was stopped, or a part has failed. */
    synchronized void requireRunning() throws BucketException {
        if (stopped) {
            throw stoppedBy(new IllegalStateException("closed"));
        }
        if (bug != null) {
            throw new IllegalStateException(bug);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static BucketException stoppedBy(Throwable cause) {
        return new BucketException(
                BucketException.Kind.REFUSED, "it was stopped", "Nothing of it is visible; run it again.", cause);
    }

    /** Uploads one part, with retries. */
    @FunctionalInterface
    interface Sender {
        Part send(int number, Bytes bytes) throws BucketException;
    }
}
