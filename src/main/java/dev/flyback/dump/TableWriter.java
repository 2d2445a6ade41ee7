package dev.flyback.dump;

import dev.flyback.dump.index.FrameKind;
import java.util.Arrays;

/**
 * One worker's way into a {@link DumpWriter}: takes rows, makes frames of whole statements, and keeps the sums of what it took. Holds one
 * frame before and one after compression: some 8 MiB, or twice the largest row. For one thread.
 */
public final class TableWriter implements RowSink, AutoCloseable {
    private static final RowFraming NOTHING =
            new RowFraming(new byte[0], new byte[0], new byte[0], 0, Integer.MAX_VALUE);
    private static final int SPARE_BYTES = 64 << 10;

    private final DumpWriter dump;
    private final FrameEncoder encoder;
    private final RowTally tally = new RowTally();
    private byte[] raw = new byte[DumpFormat.FRAME_RAW_BYTES + SPARE_BYTES];
    private RowFraming framing = NOTHING;
    private int table;
    private int filled;
    private int statementStart;
    private long frameRows;

    TableWriter(DumpWriter dump, int level) {
        this.dump = dump;
        this.encoder = new FrameEncoder(level);
    }

    /** Rows that follow belong to this table; the sums start at zero. */
    public void begin(int tableNumber, RowFraming rowFraming) {
        if (tableNumber != table) {
            encoder.beginSeries();
        }
        table = tableNumber;
        framing = rowFraming;
        filled = 0;
        frameRows = 0;
        tally.begin(rowFraming.terminator());
    }

    @Override
    public void row(byte[] row, int offset, int length) {
        if (frameRows > 0
                && filled + framing.between().length + length + framing.tail().length > DumpFormat.FRAME_RAW_BYTES) {
            flush();
        }
        if (filled == 0) {
            openStatement();
        } else if (filled - statementStart + (long) length + framing.tail().length > framing.maxStatementBytes()) {
            append(framing.tail(), 0, framing.tail().length);
            openStatement();
        } else {
            append(framing.between(), 0, framing.between().length);
        }
        append(row, offset, length);
        frameRows++;
        tally.row(row, offset, length);
    }

    /** Writes what is still held and returns the sums since {@link #begin}. */
    public TableTally end() {
        if (frameRows > 0) {
            flush();
        }
        return tally.sum();
    }

    @Override
    public void close() {
        encoder.close();
    }

    private void openStatement() {
        statementStart = filled;
        append(framing.head(), 0, framing.head().length);
    }

    private void flush() {
        append(framing.tail(), 0, framing.tail().length);
        dump.append(encoder.sql(FrameKind.DATA, table, raw, filled, frameRows));
        filled = 0;
        frameRows = 0;
        if (raw.length > DumpFormat.FRAME_RAW_BYTES + SPARE_BYTES) {
            raw = new byte[DumpFormat.FRAME_RAW_BYTES + SPARE_BYTES];
        }
    }

    private void append(byte[] source, int offset, int length) {
        if (raw.length - filled < length) {
            long needed = (long) filled + length + SPARE_BYTES;
            if (needed > DumpFormat.MAX_FRAME_BYTES) {
                throw new IllegalStateException("a row of " + length + " bytes is beyond the format's limit");
            }
            raw = Arrays.copyOf(raw, (int) needed);
        }
        System.arraycopy(source, offset, raw, filled, length);
        filled += length;
    }
}
