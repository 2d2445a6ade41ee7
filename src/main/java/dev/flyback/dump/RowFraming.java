package dev.flyback.dump;

/**
 * What stands around the rows of one table so that a frame is whole SQL: {@code head row between row … tail}.
 *
 * @param head begins a statement ({@code COPY … FROM stdin;} and a line feed; {@code INSERT INTO … VALUES} and a line feed)
 * @param between two rows (empty for COPY, {@code ,} and a line feed for INSERT)
 * @param tail ends a statement ({@code \.} and a line feed; {@code ;} and a line feed)
 * @param terminator how many bytes at each row's end are not content and stay out of the hash (COPY's line feed: 1)
 * @param maxStatementBytes a statement that would grow beyond this is ended and a new one begun in the same frame; a single row may exceed it
 */
public record RowFraming(byte[] head, byte[] between, byte[] tail, int terminator, int maxStatementBytes) {}
