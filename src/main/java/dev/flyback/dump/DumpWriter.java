package dev.flyback.dump;

import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.FrameEntry;
import dev.flyback.dump.index.FrameKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts frames one behind the other, gives each its offset, and closes with the index. Safe for concurrent use: each worker has a
 * {@link TableWriter} and waits while the output is slower. Nothing is queued.
 */
public final class DumpWriter {
    private final ByteOutput output;
    private final int level;
    private final List<FrameEntry> frames = new ArrayList<>();
    private long position;

    /**
     * Begins a dump.
     *
     * @param level zstd's compression level, 1 to 19
     */
    public DumpWriter(ByteOutput output, int level) {
        this.output = output;
        this.level = level;
    }

    public void preamble(byte[] sql) {
        statements(FrameKind.PREAMBLE, sql);
    }

    public void epilogue(byte[] sql) {
        statements(FrameKind.EPILOGUE, sql);
    }

    /**
     * Embeds a migration script.
     *
     * @param name the script's recorded name
     */
    public void script(int rank, String name, byte[] script) {
        try (FrameEncoder encoder = new FrameEncoder(level)) {
            append(encoder.script(rank, name, script));
        }
    }

    /** For one more worker; the caller closes it. */
    public TableWriter newTableWriter() {
        return new TableWriter(this, level);
    }

    /** What was appended so far, in order. */
    public synchronized List<FrameEntry> frames() {
        return List.copyOf(frames);
    }

    /** Bytes written so far. */
    public synchronized long position() {
        return position;
    }

    /** Ends the dump. Its {@link DumpIndex#frames()} must be {@link #frames()}. */
    public synchronized void finish(DumpIndex index) {
        if (!index.frames().equals(frames)) {
            throw new IllegalStateException("the index does not list the frames that were written");
        }
        try (FrameEncoder encoder = new FrameEncoder(level)) {
            byte[] frame = encoder.index(IndexJson.write(index));
            output.write(frame, 0, frame.length);
            position += frame.length;
        }
    }

    synchronized void append(EncodedFrame frame) {
        output.write(frame.bytes(), 0, frame.length());
        frames.add(new FrameEntry(
                frame.kind(),
                frame.table(),
                position,
                frame.length(),
                frame.rawLength(),
                frame.rows(),
                frame.sha256()));
        position += frame.length();
    }

    private void statements(FrameKind kind, byte[] sql) {
        try (FrameEncoder encoder = new FrameEncoder(level)) {
            append(encoder.sql(kind, FrameEntry.NO_TABLE, sql, sql.length, 0));
        }
    }

    /** Where the bytes go; takes them before it returns. */
    @FunctionalInterface
    public interface ByteOutput {
        void write(byte[] bytes, int offset, int length);
    }
}
