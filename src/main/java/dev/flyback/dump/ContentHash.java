package dev.flyback.dump;

import java.util.HexFormat;

/**
 * The content of a table, whatever the order of its rows: two lanes, each the sum modulo 2^64 of a 64-bit hash of every row's text as it
 * stands in the dump. Sums, so that equal rows do not cancel each other out and parts can be added.
 */
public record ContentHash(long first, long second) {
    public static final ContentHash EMPTY = new ContentHash(0, 0);

    /** The inverse of {@link #hex()}. */
    public static ContentHash parse(String hex) {
        return new ContentHash(HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
    }

    public ContentHash plus(ContentHash other) {
        return new ContentHash(first + other.first, second + other.second);
    }

    /** 32 lower-case hexadecimal digits, the first lane before the second, each most significant digit first. */
    public String hex() {
        HexFormat format = HexFormat.of();
        return format.toHexDigits(first) + format.toHexDigits(second);
    }
}
