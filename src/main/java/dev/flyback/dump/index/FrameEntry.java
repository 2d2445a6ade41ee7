package dev.flyback.dump.index;

import java.util.Objects;

/**
 * One frame of a dump.
 *
 * @param kind what it holds
 * @param table position in {@link DumpIndex#tables()}; {@link #LARGE_OBJECTS}; for a script the rank of its migration; else {@link #NO_TABLE}
 * @param offset of the frame's first byte in the dump
 * @param length bytes as stored, with the frame's header
 * @param rawLength bytes of SQL after decompression
 * @param rows whole rows in the frame
 * @param sha256 of the stored bytes, lower-case hexadecimal
 */
public record FrameEntry(
        FrameKind kind, int table, long offset, long length, long rawLength, long rows, String sha256) {
    public static final int NO_TABLE = -1;
    public static final int LARGE_OBJECTS = -2;

    public FrameEntry {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(sha256);
    }
}
