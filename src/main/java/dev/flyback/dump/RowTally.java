package dev.flyback.dump;

/** Sums up rows: how many, how many bytes of SQL, and their content. For one thread. */
public final class RowTally implements RowSink {
    private final RowHasher hasher = new RowHasher();
    private int terminator;
    private long rows;
    private long bytes;

    /**
     * Begins again from nothing.
     *
     * @param rowTerminator see {@link RowFraming#terminator()}
     */
    public void begin(int rowTerminator) {
        terminator = rowTerminator;
        rows = 0;
        bytes = 0;
        hasher.reset();
    }

    @Override
    public void row(byte[] row, int offset, int length) {
        rows++;
        bytes += length;
        hasher.add(row, offset, length - terminator);
    }

    /** The sums since {@link #begin}. */
    public TableTally sum() {
        return new TableTally(rows, bytes, hasher.sum());
    }
}
