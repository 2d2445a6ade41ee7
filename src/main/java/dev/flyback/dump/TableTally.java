package dev.flyback.dump;

/** What was taken of a table: rows, bytes of their SQL, content. */
public record TableTally(long rows, long bytes, ContentHash content) {
    public static final TableTally NOTHING = new TableTally(0, 0, ContentHash.EMPTY);

    public TableTally plus(TableTally other) {
        return new TableTally(rows + other.rows, bytes + other.bytes, content.plus(other.content));
    }
}
