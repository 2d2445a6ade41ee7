package dev.flyback.database.mysql.rows;

/** Bytes of values as literals. */
final class Literals {
    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
    };

    /** What follows the backslash, by the byte that it stands for; 0 for bytes that stand for themselves. */
    private static final byte[] ESCAPES = new byte[256];

    /** The bytes that a backslash may be followed by. */
    private static final boolean[] ESCAPED = new boolean[256];

    static {
        ESCAPES[0] = '0';
        ESCAPES['\n'] = 'n';
        ESCAPES['\r'] = 'r';
        ESCAPES[0x1A] = 'Z';
        ESCAPES['\\'] = '\\';
        ESCAPES['\''] = '\'';
        for (byte escape : ESCAPES) {
            ESCAPED[escape] = escape != 0;
        }
    }

    private Literals() {}

    /**
     * A string constant. Escaped is what LOAD DATA and the clients must not see as it is: the same six that both of them undo.
     *
     * @return where it ends in {@code into}, which has room for twice as many bytes and two quotes
     */
    static int text(byte[] value, int from, int size, byte[] into, int at) {
        int end = at;
        into[end++] = '\'';
        for (int i = from; i < from + size; i++) {
            byte b = value[i];
            byte escape = ESCAPES[b & 0xFF];
            if (escape != 0) {
                into[end++] = '\\';
                into[end++] = escape;
            } else {
                into[end++] = b;
            }
        }
        into[end++] = '\'';
        return end;
    }

    /** A hexadecimal literal, or an empty string constant. As {@link #text}. */
    static int hexadecimal(byte[] value, int from, int size, byte[] into, int at) {
        int end = at;
        if (size == 0) {
            into[end++] = '\'';
            into[end++] = '\'';
            return end;
        }
        into[end++] = '0';
        into[end++] = 'x';
        for (int i = from; i < from + size; i++) {
            into[end++] = DIGITS[value[i] >> 4 & 0xF];
            into[end++] = DIGITS[value[i] & 0xF];
        }
        return end;
    }

    /** Where the number ends that begins here: a sign, digits, a fraction, an exponent. What is less than that is none, and {@code start} is returned. */
    static int numberEnd(byte[] sql, int start, int length) {
        int whole = digitsEnd(sql, start < length && sql[start] == '-' ? start + 1 : start, length);
        if (whole < 0) {
            return start;
        }
        int end = whole < length && sql[whole] == '.' ? digitsEnd(sql, whole + 1, length) : whole;
        if (end >= 0 && end < length && (sql[end] == 'e' || sql[end] == 'E')) {
            boolean signed = end + 1 < length && (sql[end + 1] == '-' || sql[end + 1] == '+');
            end = digitsEnd(sql, end + (signed ? 2 : 1), length);
        }
        return end < 0 ? start : end;
    }

    /** Behind the digits; negative if there is none. */
    private static int digitsEnd(byte[] sql, int start, int length) {
        int end = start;
        while (end < length && sql[end] >= '0' && sql[end] <= '9') {
            end++;
        }
        return end == start ? -1 : end;
    }

    static boolean isHexadecimal(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'A' && b <= 'F');
    }

    /** Whether {@link #text} writes this byte behind a backslash. */
    static boolean isEscape(byte b) {
        return ESCAPED[b & 0xFF];
    }

    /** Whether {@link #text} never writes this byte without a backslash. */
    static boolean needsEscape(byte b) {
        return ESCAPES[b & 0xFF] != 0;
    }
}
