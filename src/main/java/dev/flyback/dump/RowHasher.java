package dev.flyback.dump;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;

/**
 * Adds up the {@link ContentHash} of rows. The lanes are XXH3 (64 bits) with the seeds 0 and 0x9E3779B97F4A7C15 (2^64 divided by the golden
 * ratio). Not safe for use by more than one thread; the sums of several are added.
 */
public final class RowHasher {
    private static final Hasher64 FIRST = Hashing.xxh3_64();
    private static final Hasher64 SECOND = Hashing.xxh3_64(0x9E3779B97F4A7C15L);

    private long first;
    private long second;

    /** One row's text, without its terminator. */
    public void add(byte[] bytes, int offset, int length) {
        first += FIRST.hashBytesToLong(bytes, offset, length);
        second += SECOND.hashBytesToLong(bytes, offset, length);
    }

    public ContentHash sum() {
        return new ContentHash(first, second);
    }

    public void reset() {
        first = 0;
        second = 0;
    }
}
