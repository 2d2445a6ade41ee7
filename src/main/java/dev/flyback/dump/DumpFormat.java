package dev.flyback.dump;

import java.nio.charset.StandardCharsets;

/** The numbers of format version 1; {@code docs/format.md} explains them. */
public final class DumpFormat {
    /** A data frame is closed before it would grow beyond this, unless a single row does. */
    public static final int FRAME_RAW_BYTES = 4 << 20;

    /** No frame is larger than this, before or after compression: a row of PostgreSQL's COPY ends at 1 GiB, its frame adds little. */
    public static final int MAX_FRAME_BYTES = (1 << 30) + (64 << 20);

    /** The compressed index, and the index's JSON. Some 200 bytes a frame: enough for dumps of several terabytes. */
    public static final int MAX_INDEX_BYTES = 256 << 20;

    /** A migration script. */
    public static final int MAX_SCRIPT_BYTES = 64 << 20;

    /** zstd's magic numbers for skippable frames run from 0x184D2A50 to 0x184D2A5F; two of them are used. */
    static final int SCRIPT_MAGIC = 0x184D2A51;

    static final int INDEX_MAGIC = 0x184D2A5F;

    /** Magic number and length, four bytes each, little endian. */
    static final int SKIPPABLE_HEADER_BYTES = 8;

    /** Length of the compressed index (8 bytes, little endian), its SHA-256 (32), {@link #TRAILER_MAGIC} (8). */
    static final int TRAILER_BYTES = 48;

    static final byte[] TRAILER_MAGIC = "FLYBACK1".getBytes(StandardCharsets.US_ASCII);

    /** What a reader fetches from a dump's end at first; an index is seldom larger. */
    static final int TAIL_BYTES = 256 << 10;

    private DumpFormat() {}
}
