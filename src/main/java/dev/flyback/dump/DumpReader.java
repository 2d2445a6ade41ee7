package dev.flyback.dump;

import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.FrameEntry;
import dev.flyback.dump.index.FrameKind;
import dev.flyback.failure.DumpDamagedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * An opened dump: its index has been read from the tail and found whole, and its frames fill the dump without a gap. Safe for concurrent
 * use; each worker reads frames through a {@link FrameDecoder} of its own. A dump is untrusted input: every length is bounded and checked.
 */
public final class DumpReader {
    private final ByteRanges source;
    private final DumpIndex index;
    private final String indexSha256;

    private DumpReader(ByteRanges source, DumpIndex index, String indexSha256) {
        this.source = source;
        this.index = index;
        this.indexSha256 = indexSha256;
    }

    /**
     * Reads the tail and the index: one range in most cases, two where the index is large.
     *
     * @throws DumpDamagedException if the end is missing, the index is not what was written, or its format version is unknown
     */
    public static DumpReader open(ByteRanges source) {
        IndexTail tail = IndexTail.read(source);
        DumpIndex index = IndexJson.read(tail.json(), source.name());
        new IndexRules(index, source.name()).check(tail.offset());
        return new DumpReader(source, index, tail.sha256());
    }

    /** Whether the end of some stored bytes is that of a whole dump. Reads the last {@value DumpFormat#TRAILER_BYTES} bytes; the index is not looked at. */
    public static boolean endsAsDump(ByteRanges source) {
        long size = source.size();
        if (size < DumpFormat.SKIPPABLE_HEADER_BYTES + DumpFormat.TRAILER_BYTES) {
            return false;
        }
        byte[] end = new byte[DumpFormat.TRAILER_BYTES];
        source.read(size - end.length, end, end.length);
        Trailer trailer = Trailer.of(end);
        return trailer.isKnown() && trailer.isPlausible(size);
    }

    public DumpIndex index() {
        return index;
    }

    /** SHA-256 of the stored index: it covers every frame's hash, and so the whole dump. */
    public String indexSha256() {
        return indexSha256;
    }

    /** Size of the dump in the store. */
    public long storedBytes() {
        return source.size();
    }

    /** For one more worker; the caller closes it. */
    public FrameDecoder newDecoder() {
        return new FrameDecoder(source);
    }

    /** The embedded scripts, checked, by the rank of their migration. */
    public Map<Integer, byte[]> scripts() {
        Map<Integer, byte[]> scripts = new TreeMap<>();
        try (FrameDecoder decoder = newDecoder()) {
            for (FrameEntry frame : index.frames()) {
                if (frame.kind() == FrameKind.SCRIPT) {
                    FrameDecoder.Decoded decoded = decoder.read(frame);
                    scripts.put(frame.table(), Arrays.copyOf(decoded.sql(), decoded.length()));
                }
            }
        }
        return scripts;
    }

    /** A dump's last bytes. */
    private record Trailer(long length, byte[] hash, byte[] magic) {
        /** Those that the bytes end with. */
        static Trailer of(byte[] tail) {
            ByteBuffer bytes = ByteBuffer.wrap(tail, tail.length - DumpFormat.TRAILER_BYTES, DumpFormat.TRAILER_BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN);
            long length = bytes.getLong();
            byte[] hash = new byte[32];
            byte[] magic = new byte[DumpFormat.TRAILER_MAGIC.length];
            bytes.get(hash).get(magic);
            return new Trailer(length, hash, magic);
        }

        boolean isKnown() {
            return Arrays.equals(magic, DumpFormat.TRAILER_MAGIC);
        }

        /** Whether an object of this size has room for the index. */
        boolean isPlausible(long size) {
            return length > 0 && length <= DumpFormat.MAX_INDEX_BYTES && frameBytes() <= size;
        }

        long frameBytes() {
            return DumpFormat.SKIPPABLE_HEADER_BYTES + length + DumpFormat.TRAILER_BYTES;
        }
    }

    /** The index frame, found from the end. */
    private record IndexTail(long offset, byte[] json, String sha256) {
        static IndexTail read(ByteRanges source) {
            long size = source.size();
            if (size < DumpFormat.SKIPPABLE_HEADER_BYTES + DumpFormat.TRAILER_BYTES) {
                throw damaged(source, "it has only " + size + " bytes");
            }
            byte[] tail = new byte[(int) Math.min(size, DumpFormat.TAIL_BYTES)];
            source.read(size - tail.length, tail, tail.length);
            Trailer trailer = Trailer.of(tail);
            if (!trailer.isKnown()) {
                throw damaged(source, unknownEnd(trailer.magic()));
            }
            if (!trailer.isPlausible(size)) {
                throw damaged(source, "its index claims " + trailer.length() + " bytes");
            }
            long frame = trailer.frameBytes();
            byte[] whole = tail;
            if (frame > tail.length) {
                whole = new byte[(int) frame];
                source.read(size - frame, whole, whole.length);
            }
            return parse(
                    source, size - frame, whole, whole.length - (int) frame, (int) trailer.length(), trailer.hash());
        }

        private static IndexTail parse(
                ByteRanges source, long offset, byte[] bytes, int start, int length, byte[] hash) {
            ByteBuffer header = ByteBuffer.wrap(bytes, start, DumpFormat.SKIPPABLE_HEADER_BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN);
            if (header.getInt() != DumpFormat.INDEX_MAGIC || header.getInt() != length + DumpFormat.TRAILER_BYTES) {
                throw damaged(source, "its index does not begin where it should");
            }
            int json = start + DumpFormat.SKIPPABLE_HEADER_BYTES;
            if (!Arrays.equals(hash, Sha256.digest(bytes, json, length))) {
                throw damaged(source, "its index does not match its hash");
            }
            return new IndexTail(
                    offset,
                    FrameDecoder.inflate(bytes, json, length, DumpFormat.MAX_INDEX_BYTES, source.name()),
                    Sha256.hex(bytes, json, length));
        }

        private static String unknownEnd(byte[] magic) {
            String text = new String(magic, StandardCharsets.ISO_8859_1);
            return text.matches("FLYBACK[0-9]")
                    ? "it has format " + text.charAt(7) + ", which this version of Flyback does not know"
                    : "its end is missing";
        }
    }

    static DumpDamagedException damaged(ByteRanges source, String reason) {
        return new DumpDamagedException(
                "The dump " + source.name() + " is damaged: " + reason + ".",
                "Choose another dump (flyback list shows them), or fetch this one again from a copy.");
    }
}
