package dev.flyback.dump;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import dev.flyback.dump.index.FrameEntry;
import dev.flyback.dump.index.FrameKind;
import dev.flyback.failure.DumpDamagedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads frames: fetches the stored bytes, checks their SHA-256, and only then decompresses. Holds one frame before and one after
 * decompression. For one thread.
 */
public final class FrameDecoder implements AutoCloseable {
    private final ByteRanges source;
    private final ZstdDecompressCtx context = new ZstdDecompressCtx();
    private byte[] stored = new byte[0];

    FrameDecoder(ByteRanges source) {
        this.source = source;
    }

    /**
     * One frame's content: SQL, or a script.
     *
     * @param sql valid up to {@code length}; belongs to the caller
     */
    public record Decoded(byte[] sql, int length) {}

    /** As {@link #read(FrameEntry, byte[])}, with a buffer of its own. */
    public Decoded read(FrameEntry frame) {
        return read(frame, new byte[0]);
    }

    /**
     * Reads into the given buffer, or into a new one where it is too small.
     *
     * @throws DumpDamagedException if the bytes are not those that were written
     */
    public Decoded read(FrameEntry frame, byte[] buffer) {
        int length = fetch(frame);
        int start = frame.kind() == FrameKind.SCRIPT ? scriptStart(frame, length) : 0;
        int rawLength = Math.toIntExact(frame.rawLength());
        byte[] raw = buffer.length >= rawLength ? buffer : new byte[Room.of(rawLength)];
        try {
            int got = context.decompressByteArray(raw, 0, raw.length, stored, start, length - start);
            if (got != rawLength) {
                throw damaged(frame, "it holds " + got + " bytes where the index says " + rawLength);
            }
        } catch (ZstdException e) {
            throw damaged(frame, "it does not decompress (" + e.getMessage() + ")");
        }
        return new Decoded(raw, rawLength);
    }

    /**
     * The stored bytes of a frame, checked.
     *
     * @return valid up to {@link FrameEntry#length()}, until the next call
     */
    public byte[] stored(FrameEntry frame) {
        fetch(frame);
        return stored;
    }

    @Override
    public void close() {
        context.close();
    }

    static byte[] inflate(byte[] bytes, int offset, int length, int limit, String name) {
        long size = Zstd.getFrameContentSize(bytes, offset, length);
        if (size < 0 || size > limit) {
            throw new DumpDamagedException(
                    "The dump " + name + " is damaged: a part claims " + size + " bytes.", "Choose another dump.");
        }
        byte[] raw = new byte[(int) size];
        try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
            if (context.decompressByteArray(raw, 0, raw.length, bytes, offset, length) != raw.length) {
                throw new ZstdException(-1, "short");
            }
        } catch (ZstdException e) {
            throw new DumpDamagedException(
                    "The dump " + name + " is damaged: its index does not decompress.", "Choose another dump.", e);
        }
        return raw;
    }

    private int fetch(FrameEntry frame) {
        int length = Math.toIntExact(frame.length());
        if (stored.length < length) {
            stored = new byte[Room.of(length)];
        }
        source.read(frame.offset(), stored, length);
        if (!Sha256.hex(stored, 0, length).equals(frame.sha256())) {
            throw damaged(frame, "it does not match its hash");
        }
        return length;
    }

    private int scriptStart(FrameEntry frame, int length) {
        ByteBuffer header = ByteBuffer.wrap(stored, 0, length).order(ByteOrder.LITTLE_ENDIAN);
        int minimum = DumpFormat.SKIPPABLE_HEADER_BYTES + 2;
        if (length < minimum
                || header.getInt() != DumpFormat.SCRIPT_MAGIC
                || header.getInt() != length - DumpFormat.SKIPPABLE_HEADER_BYTES) {
            throw damaged(frame, "it is not a script's frame");
        }
        int start = minimum + Short.toUnsignedInt(header.getShort());
        if (start > length) {
            throw damaged(frame, "its name is longer than the frame");
        }
        return start;
    }

    private DumpDamagedException damaged(FrameEntry frame, String reason) {
        return DumpReader.damaged(source, "the frame at byte " + frame.offset() + ": " + reason);
    }
}
