package dev.flyback.dump;

/** Takes rows as the dump will hold them. Not safe for use by more than one thread. */
@FunctionalInterface
public interface RowSink {
    /**
     * One whole row's text, in the framing of its table: for PostgreSQL a COPY line with its line feed, for MySQL a tuple in parentheses.
     * The bytes are copied before the call returns.
     */
    void row(byte[] bytes, int offset, int length);
}
