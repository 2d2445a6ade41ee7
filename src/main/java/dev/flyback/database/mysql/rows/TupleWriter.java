package dev.flyback.database.mysql.rows;

import dev.flyback.failure.DatabaseException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a row of the text protocol into a tuple of literals: {@code (1,'it\'s',0x00FF,NULL)}, {@code ()} for no columns. The buffer is used again; no value becomes an object. For one
 * thread.
 */
public final class TupleWriter {
    /** {@code max_allowed_packet} can be no more, so no statement with such a row could be sent anywhere. */
    private static final int MAX_BYTES = 1 << 30;

    private static final int KEPT_BYTES = 1 << 20;

    private final String table;
    private final ColumnKind[] kinds;
    private byte[] tuple = new byte[KEPT_BYTES];
    private int length;

    /** @param table for errors */
    public TupleWriter(String table, List<ColumnKind> kinds) {
        this.table = table;
        this.kinds = kinds.toArray(ColumnKind[]::new);
    }

    /** Holds the tuple up to {@link #length()}. */
    public byte[] bytes() {
        return tuple;
    }

    /** Of the last tuple, in bytes. */
    public int length() {
        return length;
    }

    /** Writes a row, in place of the one before. */
    public void write(RawRow row) {
        length = 0;
        if (tuple.length > KEPT_BYTES) {
            tuple = new byte[KEPT_BYTES];
        }
        int position = row.start();
        for (int i = 0; i < kinds.length; i++) {
            int first = at(row, position++);
            if (first == TextProtocol.NULL) {
                reserve(8);
                tuple[length++] = (byte) (i == 0 ? '(' : ',');
                position = writeNull(position);
                continue;
            }
            int more = TextProtocol.lengthBytes(first);
            int size = more == 0 ? first : TextProtocol.number(row, position, more);
            position += more;
            if (size > row.end() - position) {
                throw broken();
            }
            reserve(2L * size + 8);
            tuple[length++] = (byte) (i == 0 ? '(' : ',');
            value(kinds[i], row.bytes(), position, size);
            position += size;
        }
        if (position != row.end()) {
            throw broken();
        }
        if (kinds.length == 0) {
            tuple[length++] = '(';
        }
        tuple[length++] = ')';
    }

    private int writeNull(int position) {
        byte[] word = TextProtocol.NULL_LITERAL;
        System.arraycopy(word, 0, tuple, length, word.length);
        length += word.length;
        return position;
    }

    private void value(ColumnKind kind, byte[] row, int from, int size) {
        length = switch (kind) {
            case NUMBER, LABEL_NUMBER -> number(row, from, size);
            case DOUBLE, FLOAT -> exponent(number(row, from, size), row, from, size);
            case TEXT -> Literals.text(row, from, size, tuple, length);
            case BYTES, CAST_BYTES -> Literals.hexadecimal(row, from, size, tuple, length);
        };
    }

    private int number(byte[] row, int from, int size) {
        if (size == 0) {
            throw broken();
        }
        if (Literals.numberEnd(row, from, from + size) != from + size) {
            throw new DatabaseException(
                    "The server sent something that is no number for a number of the table " + table + ": "
                            + new String(row, from, Math.min(size, 40), StandardCharsets.ISO_8859_1) + ".",
                    "Check what answers at this address.");
        }
        System.arraycopy(row, from, tuple, length, size);
        return length + size;
    }

    private int exponent(int end, byte[] row, int from, int size) {
        for (int i = from; i < from + size; i++) {
            if (row[i] == 'e' || row[i] == 'E') {
                return end;
            }
        }
        tuple[end] = 'e';
        tuple[end + 1] = '0';
        return end + 2;
    }

    private void reserve(long more) {
        long needed = length + more;
        if (needed > MAX_BYTES) {
            throw new DatabaseException(
                    "A row of the table " + table + " takes more than 1 GiB as SQL, which no server would take back.",
                    "Back up this table by other means, or make its values smaller.");
        }
        if (needed > tuple.length) {
            tuple = Arrays.copyOf(tuple, (int) Math.min(MAX_BYTES, Math.max(needed, 2L * tuple.length)));
        }
    }

    private int at(RawRow row, int position) {
        if (position >= row.end()) {
            throw broken();
        }
        return row.bytes()[position] & 0xFF;
    }

    private DatabaseException broken() {
        return new DatabaseException(
                "The server sent a row of the table " + table + " that does not have the columns asked for.",
                "Check what answers at this address, and run the backup again.");
    }
}
