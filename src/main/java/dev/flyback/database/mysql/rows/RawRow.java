package dev.flyback.database.mysql.rows;

/**
 * A row of the text protocol as the server sent it: for each column its length and its bytes (MySQL's internals, "Text Resultset Row").
 *
 * @param bytes the packet; not to be changed, valid until the next row is asked for
 * @param start where the second column begins: every query's first column is a constant that is nobody's
 * @param end behind the last column
 */
public record RawRow(byte[] bytes, int start, int end) {}
