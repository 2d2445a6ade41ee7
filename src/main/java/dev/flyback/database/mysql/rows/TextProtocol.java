package dev.flyback.database.mysql.rows;

import java.nio.charset.StandardCharsets;

/** Lengths as the text protocol writes them (MySQL's internals, "Length-Encoded Integers"). */
final class TextProtocol {
    /** Stands in place of a length. */
    static final int NULL = 0xFB;

    static final byte[] NULL_LITERAL = "NULL".getBytes(StandardCharsets.US_ASCII);

    private TextProtocol() {}

    /** How many bytes hold the length behind this first one; none if it is the length itself. */
    static int lengthBytes(int first) {
        return switch (first) {
            case 0xFC -> 2;
            case 0xFD -> 3;
            case 0xFE -> 8;
            default -> 0;
        };
    }

    /** A number of so many bytes, least significant first; {@link Integer#MAX_VALUE} for what is larger, or not there. */
    static int number(RawRow row, int position, int bytes) {
        if (bytes > row.end() - position) {
            return Integer.MAX_VALUE;
        }
        long number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = (number << 8) | (row.bytes()[position + i] & 0xFF);
        }
        return (number < 0 || number > Integer.MAX_VALUE) ? Integer.MAX_VALUE : (int) number;
    }
}
