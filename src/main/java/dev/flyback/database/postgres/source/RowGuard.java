package dev.flyback.database.postgres.source;

import dev.flyback.failure.DatabaseException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Makes sure that what a server sends as one COPY row is one row. COPY escapes every line feed within a value, so a second one, or a line that begins
 * like COPY's end, comes from a server that wants psql to read data as commands (as in CVE-2025-8714).
 */
final class RowGuard {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private RowGuard() {}

    /** @throws DatabaseException unless the bytes are exactly one line of COPY's text format */
    static void check(byte[] bytes, int offset, int length, String table) {
        int last = offset + length - 1;
        if (length < 1
                || bytes[last] != '\n'
                || hasLineFeed(bytes, offset, last)
                || (length >= 3 && bytes[offset] == '\\' && bytes[offset + 1] == '.')) {
            throw new DatabaseException(
                    "The server sent a row of " + table + " that is not one line of COPY's text format.",
                    "Do not trust this server or what stands between it and Flyback; no dump was written.");
        }
    }

    /** Eight bytes at a time: a byte is a line feed where (x - 1) borrows into the high bit after XOR with line feeds. */
    private static boolean hasLineFeed(byte[] row, int start, int end) {
        int i = start;
        for (; i <= end - Long.BYTES; i += Long.BYTES) {
            long x = (long) LONGS.get(row, i) ^ LINE_FEEDS;
            if (((x - ONES) & ~x & HIGH_BITS) != 0) {
                return true;
            }
        }
        for (; i < end; i++) {
            if (row[i] == '\n') {
                return true;
            }
        }
        return false;
    }
}
