package dev.flyback.storage;

import java.io.Closeable;

/**
 * A write session: bytes in order, then exactly one {@link #commit()}. Closing without a commit aborts: nothing becomes visible and nothing
 * is left behind. Used by one thread at a time, except for {@link #close()}, which may come from another thread (a signal) and then makes the
 * writing thread fail. Failures are {@link dev.flyback.failure.StoreException}s.
 */
public interface ObjectWriter extends Closeable {
    /** Takes the bytes before it returns; it may block while the store is slower than the writer. */
    void write(byte[] bytes, int offset, int length);

    /**
     * Makes the object visible, whole and durable, and only if nothing has that key yet.
     *
     * @return the object as stored
     */
    StoredObject commit();

    /** Aborts unless committed; may be called again. Throws nothing. */
    @Override
    void close();
}
