package dev.flyback.dump.index;

/**
 * Sums over {@link DumpIndex#tables()}.
 *
 * @param bytes SQL before compression
 */
public record Totals(int tables, long rows, long bytes) {}
