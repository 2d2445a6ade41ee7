package dev.flyback.database.mysql.rows;

import dev.flyback.dump.RowSink;
import dev.flyback.failure.DumpDamagedException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A data frame as it is stored: whole INSERT statements, each a head, tuples of literals with a comma and a line feed between them, a semicolon and a line
 * feed. A table whose columns are all generated has none of its own, and tuples that are empty. Nothing else passes: no expression, no function, no other statement. For one thread.
 */
public final class InsertFrame {
    static final byte[] BETWEEN = {',', '\n'};

    static final byte[] TAIL = {';', '\n'};
    private static final byte[] BEGINNING = "INSERT INTO `".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COLUMNS = " (`".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO_COLUMNS = " () VALUES\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMPTY = {'(', ')'};
    private static final byte[] VALUES = ") VALUES\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] sql;
    private final int length;
    private final TupleScan tuples;
    private int position;
    private boolean withoutColumns;

    private InsertFrame(byte[] sql, int length) {
        this.sql = sql;
        this.length = length;
        this.tuples = new TupleScan(sql, length);
    }

    /** Takes statements apart. */
    public interface Statements {
        /**
         * A statement, from its head to its semicolon.
         *
         * @param rows where its tuples begin
         * @param end behind the last tuple
         * @param count of its tuples
         */
        void statement(int start, int rows, int end, long count);
    }

    /** What stands between two tuples of a statement. */
    public static InputStream between() {
        return new ByteArrayInputStream(BETWEEN);
    }

    /** As {@link dev.flyback.database.Engine#eachRow}. */
    public static void eachRow(byte[] sql, int length, RowSink rows) {
        InsertFrame frame = new InsertFrame(sql, length);
        while (frame.position < length) {
            frame.anyHead();
            frame.rows(rows);
        }
    }

    /**
     * Takes a frame apart whose every statement must begin with this head.
     *
     * @throws DumpDamagedException if it is anything else
     */
    public static void eachStatement(byte[] sql, int length, byte[] head, Statements statements) {
        InsertFrame frame = new InsertFrame(sql, length);
        while (frame.position < length) {
            int start = frame.position;
            frame.expect(head, "a statement does not insert into the table that it should");
            frame.withoutColumns = endsWith(head, NO_COLUMNS);
            int rows = frame.position;
            Counter counter = new Counter();
            frame.rows(counter);
            statements.statement(start, rows, frame.position - TAIL.length, counter.rows);
        }
    }

    private void rows(RowSink rows) {
        while (true) {
            int end = withoutColumns ? emptyEnd() : tuples.end(position);
            rows.row(sql, position, end - position);
            position = end;
            if (startsWith(TAIL)) {
                position += TAIL.length;
                return;
            }
            expect(BETWEEN, "a row is followed by something else");
        }
    }

    /** Elsewhere an empty tuple would be one of the columns' defaults. */
    private int emptyEnd() {
        if (!startsWith(EMPTY)) {
            throw damaged("a row has values and no columns");
        }
        return position + EMPTY.length;
    }

    private static boolean endsWith(byte[] text, byte[] end) {
        return text.length >= end.length
                && Arrays.equals(text, text.length - end.length, text.length, end, 0, end.length);
    }

    private void anyHead() {
        expect(BEGINNING, "a statement does not begin with INSERT INTO");
        name();
        withoutColumns = false;
        if (startsWith(NO_COLUMNS)) {
            position += NO_COLUMNS.length;
            withoutColumns = true;
            return;
        }
        expect(COLUMNS, "a table's name is followed by something else");
        name();
        while (startsWith(new byte[] {',', '`'}) || startsWith(new byte[] {',', ' ', '`'})) {
            position += sql[position + 1] == ' ' ? 3 : 2;
            name();
        }
        expect(VALUES, "the columns are followed by something else");
    }

    /** To behind the quote that ends a name; the one that began it has been read. */
    private void name() {
        while (position < length) {
            if (sql[position++] == '`') {
                if (position >= length || sql[position] != '`') {
                    return;
                }
                position++;
            }
        }
        throw damaged("a name does not end");
    }

    private boolean startsWith(byte[] word) {
        return word.length <= length - position
                && Arrays.equals(sql, position, position + word.length, word, 0, word.length);
    }

    private void expect(byte[] word, String otherwise) {
        if (!startsWith(word)) {
            throw damaged(otherwise);
        }
        position += word.length;
    }

    static DumpDamagedException damaged(String reason) {
        return new DumpDamagedException(
                "A frame of rows is damaged: " + reason + ".", "Choose another dump (flyback list shows them).");
    }

    private static final class Counter implements RowSink {
        private long rows;

        @Override
        public void row(byte[] bytes, int offset, int length) {
            rows++;
        }
    }
}
