package dev.flyback.dump;

/** The stored bytes of one dump, read by ranges. Safe for concurrent use. */
public interface ByteRanges {
    long size();

    /**
     * Fills the buffer's first {@code length} bytes from {@code offset} on, all of them.
     *
     * @throws dev.flyback.failure.StoreException if they cannot be had
     */
    void read(long offset, byte[] buffer, int length);

    /** What to call the dump in messages. */
    String name();
}
