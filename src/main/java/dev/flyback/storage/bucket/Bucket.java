package dev.flyback.storage.bucket;

import dev.flyback.storage.StoredObject;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What a vendor's client does for a {@link BucketStore}: one request for each call, without retries. Keys are whole keys of the bucket. Versions are
 * ETags without quotes. Implementations are safe for concurrent use and throw {@link BucketException} for all that a store or the way to it can do.
 */
public interface Bucket {
    /** The most keys that a page holds. */
    int PAGE = 1_000;

    /**
     * Puts a small object.
     *
     * @param onlyIfAbsent sends {@code If-None-Match: *}; without, whatever has the key is replaced
     */
    void put(String key, Map<String, String> metadata, Bytes bytes, boolean onlyIfAbsent) throws BucketException;

    /** Begins an upload in parts; nothing is visible. Returns the upload's id. */
    String begin(String key, Map<String, String> metadata) throws BucketException;

    /** Uploads a part, or replaces it. */
    Part upload(String key, String upload, int number, Bytes bytes) throws BucketException;

    /**
     * Makes the object of all parts, in order.
     *
     * @param sum for the store to compare the whole with, where it offers that: an object that differs is not made
     * @param onlyIfAbsent as in {@link #put}
     */
    void complete(String key, String upload, List<Part> parts, Sum sum, boolean onlyIfAbsent) throws BucketException;

    /** Forgets an upload and its parts; one that is not there is {@link BucketException.Kind#ABSENT}. */
    void abort(String key, String upload) throws BucketException;

    /** Reads a range of exactly this version; another one is {@link BucketException.Kind#CONDITION_FAILED}. The caller closes the stream. */
    InputStream get(String key, String version, long offset, long length) throws BucketException;

    /** The object, with its metadata in lower case. */
    Optional<Head> head(String key) throws BucketException;

    /**
     * A page of at most {@value #PAGE} objects in ascending order.
     *
     * @param token the page before's {@link Page#next()}; empty for the first page
     */
    Page list(String prefix, Optional<String> token) throws BucketException;

    /**
     * Deletes an object; one that is not there is no failure, or {@link BucketException.Kind#ABSENT}. One that the store holds is
     * {@link BucketException.Kind#LOCKED}, where the store says so.
     *
     * @param version sends {@code If-Match}: another one is {@link BucketException.Kind#CONDITION_FAILED}
     */
    void delete(String key, Optional<String> version) throws BucketException;

    /**
     * A page of at most {@value #PAGE} uploads, anywhere in the bucket, that were begun and neither completed nor aborted. No prefix is asked for: MinIO
     * takes one for a whole key.
     *
     * @param last the page before's {@link PendingPage#last()}; empty for the first page
     */
    PendingPage pending(Optional<Position> last) throws BucketException;

    /**
     * A part of an array, which is not copied.
     *
     * @param length from the array's beginning
     */
    record Bytes(byte[] array, int length) {
        /** Computes what is known of them as a whole. */
        public Sum sum() {
            CRC32 crc = new CRC32();
            crc.update(array, 0, length);
            return new Sum(length, (int) crc.getValue());
        }
    }

    /**
     * A part that was uploaded.
     *
     * @param checksum what the client sent with it, if it did
     */
    record Part(int number, String version, Optional<String> checksum) {}

    /**
     * What is known of the whole of an object's bytes.
     *
     * @param crc32 as {@link CRC32} computes it
     */
    record Sum(long size, int crc32) {
        /** The checksum as S3 writes it. */
        public String text() {
            byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt(crc32).array();
            return Base64.getEncoder().encodeToString(bytes);
        }
    }

    /**
     * An object with its metadata. Its key is the bucket's.
     *
     * @param lockedUntil when the lock ends that keeps it from being deleted; {@link Instant#MAX} for one without an end. Empty without a lock, and
     *     where the account may not see it
     */
    record Head(StoredObject object, Map<String, String> metadata, Optional<Instant> lockedUntil) {}

    /** A page of a listing; {@code next} is empty on the last. */
    record Page(List<StoredObject> objects, Optional<String> next) {
        public Page {
            objects = List.copyOf(objects);
        }
    }

    /** An upload that is under way, or was left behind. */
    record Pending(String key, String upload, Instant begunAt) {}

    /** Behind which upload a page goes on, as the store told it. */
    record Position(String key, String upload) {}

    /** A page of unfinished uploads; {@code last} is empty if there is no other page. */
    record PendingPage(List<Pending> uploads, Optional<Position> last) {
        public PendingPage {
            uploads = List.copyOf(uploads);
        }
    }
}
