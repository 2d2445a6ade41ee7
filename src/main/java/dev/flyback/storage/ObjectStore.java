package dev.flyback.storage;

import java.io.InputStream;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A place for objects under a prefix of its own. Keys are relative to that prefix: one or more segments of
 * {@code [A-Za-z0-9._=+@%-]}, joined by {@code /}; no segment begins with a dot ({@link KeyRule}). Any other key is an
 * {@link IllegalArgumentException}. Implementations are safe for concurrent use. Every failure is a {@link dev.flyback.failure.StoreException}; vendors' exceptions do not leak. What can heal is retried
 * inside, a bounded number of times, before it is thrown.
 */
public interface ObjectStore {
    /**
     * Opens a write session for a new object. Nothing is visible under the key before {@link ObjectWriter#commit()} returns. That the store
     * can be written at all is found out here, not at the first byte.
     *
     * @param metadata short facts kept with the object where the store can ({@code [a-z-]+} to printable ASCII)
     * @param estimatedBytes the size to be expected, for choosing part sizes; it may be exceeded
     */
    ObjectWriter create(String key, Map<String, String> metadata, long estimatedBytes);

    /**
     * Reads a range of exactly the given version of an object. The stream fails if the object was replaced, and ends early only by an
     * exception. The caller closes it.
     *
     * @param length positive; offset + length must not exceed the object's size
     */
    InputStream read(StoredObject object, long offset, long length);

    /** What is stored under exactly this key. */
    Optional<StoredObject> stat(String key);

    /**
     * All objects whose key begins with the prefix, in ascending order of their keys' UTF-8 bytes, fetched page by page as the iterator
     * advances. What is being written is not listed, but what others have put there is, although no other method takes some of its keys. An absent store
     * lists nothing.
     */
    Iterator<StoredObject> list(String prefix);

    /**
     * Deletes exactly the given version of an object. That it is gone, locked or replaced is an answer and no failure. Where a store cannot be
     * asked to delete a version only (a folder, some buckets), it is looked at immediately before; what comes into that instant is deleted.
     */
    Deletion delete(StoredObject object);

    /**
     * Shows every write that was begun under this store's prefix and neither committed nor aborted, and abandons those that the caller accepts:
     * they can no longer be committed, and what they hold in the store is freed. A folder shows only those whose writer is dead; a bucket cannot
     * tell and shows all. One that ends meanwhile is no failure.
     */
    void abandonWrites(Predicate<UnfinishedWrite> unwanted);

    /** The store as a user writes it, without credentials: {@code file:/backups}, {@code s3://bucket/prefix}. */
    String location();

    /**
     * What tells stores apart: equal for two that hold the same objects, however they are written and whichever client speaks to them. Names of hosts are
     * not looked up. Only for comparing.
     */
    String identity();
}
