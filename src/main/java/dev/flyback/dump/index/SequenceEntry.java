package dev.flyback.dump.index;

/**
 * Where a sequence, or a table's auto-increment counter, stands.
 *
 * @param name the sequence, or the table that has the counter
 * @param value {@code last_value}, or the counter's next value, in decimal
 * @param called PostgreSQL's {@code is_called}; true for counters
 */
public record SequenceEntry(TableName name, String value, boolean called) {}
