package dev.flyback.dump;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import dev.flyback.dump.index.FrameEntry;
import dev.flyback.dump.index.FrameKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Makes frames out of bytes, with zstd's own checksum, so that the stock tool checks them, too. Holds one output buffer: a third as long as the longest
 * frame before compression, or twice that, or as long, once a frame did not become so small. For one thread.
 */
final class FrameEncoder implements AutoCloseable {
    /** Most rows become less than a third as long; of those that do not, one frame is tried in vain, or two. */
    private static final int LIKELY_RATIO = 3;

    private final FrameCompressor compressor;
    private byte[] output = new byte[0];

    FrameEncoder(int level) {
        compressor = new FrameCompressor(level);
    }

    /** See {@link FrameCompressor#beginSeries()}. */
    void beginSeries() {
        compressor.beginSeries();
    }

    EncodedFrame sql(FrameKind kind, int table, byte[] sql, int length, long rows) {
        long bound = Zstd.compressBound(length);
        reserve(bound / LIKELY_RATIO);
        return frame(kind, table, compress(sql, length, bound), length, rows);
    }

    /** Content: length of the name (2 bytes), the name in UTF-8, one zstd frame with the script. */
    EncodedFrame script(int rank, String name, byte[] script) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        if (nameBytes.length > 0xFFFF) {
            throw new IllegalArgumentException("a script's name of " + nameBytes.length + " bytes");
        }
        int head = DumpFormat.SKIPPABLE_HEADER_BYTES + 2 + nameBytes.length;
        reserve(head + Zstd.compressBound(script.length));
        int stored = compressor.compress(script, script.length, output, head);
        ByteBuffer.wrap(output)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(DumpFormat.SCRIPT_MAGIC)
                .putInt(2 + nameBytes.length + stored)
                .putShort((short) nameBytes.length)
                .put(nameBytes);
        return frame(FrameKind.SCRIPT, rank, head + stored, script.length, 0);
    }

    /** The whole index frame: header, compressed JSON, trailer. */
    byte[] index(byte[] json) {
        reserve(Zstd.compressBound(json.length));
        int stored = compressor.compress(json, json.length, output, 0);
        int content = stored + DumpFormat.TRAILER_BYTES;
        if (json.length > DumpFormat.MAX_INDEX_BYTES || content > DumpFormat.MAX_INDEX_BYTES) {
            throw new IllegalStateException("the index of " + json.length + " bytes is beyond the format's limit");
        }
        return ByteBuffer.allocate(DumpFormat.SKIPPABLE_HEADER_BYTES + content)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(DumpFormat.INDEX_MAGIC)
                .putInt(content)
                .put(output, 0, stored)
                .putLong(stored)
                .put(Sha256.digest(output, 0, stored))
                .put(DumpFormat.TRAILER_MAGIC)
                .array();
    }

    @Override
    public void close() {
        compressor.close();
    }

    private EncodedFrame frame(FrameKind kind, int table, int stored, int rawLength, long rows) {
        if (kind != FrameKind.DATA && kind != FrameKind.SCRIPT && table != FrameEntry.NO_TABLE) {
            throw new IllegalArgumentException("a frame of kind " + kind + " belongs to no table");
        }
        return new EncodedFrame(kind, table, output, stored, rawLength, rows, Sha256.hex(output, 0, stored));
    }

    private int compress(byte[] sql, int length, long bound) {
        while (true) {
            try {
                return compressor.compress(sql, length, output, 0);
            } catch (ZstdException e) {
                if (e.getErrorCode() != Zstd.errDstSizeTooSmall() || output.length >= bound) {
                    throw e;
                }
                reserve(Math.min(bound, 2L * output.length));
            }
        }
    }

    private void reserve(long bytes) {
        if (output.length < bytes) {
            output = new byte[Room.of(bytes)];
        }
    }
}
