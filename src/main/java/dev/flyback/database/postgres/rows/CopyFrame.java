package dev.flyback.database.postgres.rows;

import dev.flyback.dump.RowSink;
import dev.flyback.failure.DumpDamagedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A data frame of a PostgreSQL dump, as it is stored: one {@code COPY … FROM stdin;}, a line for each row, and {@code \.}. */
public final class CopyFrame {
    private static final byte[] BEGINNING = "COPY ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\\.\n".getBytes(StandardCharsets.US_ASCII);

    private CopyFrame() {}

    /** As {@link dev.flyback.database.Engine#eachRow}. COPY writes a line feed within a value as two other characters, so each line is a row. */
    public static void eachRow(byte[] sql, int length, RowSink rows) {
        int rowsEnd = length - END.length;
        int start = rowsStart(sql, length);
        if (rowsEnd < start || !Arrays.equals(sql, rowsEnd, length, END, 0, END.length)) {
            throw damaged("it does not end as COPY's data do");
        }
        while (start < rowsEnd) {
            int end = lineEnd(sql, start, rowsEnd);
            if (end - start == 2 && sql[start] == '\\' && sql[start + 1] == '.') {
                throw damaged("its data end before the frame does");
            }
            rows.row(sql, start, end - start);
            start = end + 1;
        }
    }

    /** Where the statement is over: at a semicolon and a line feed outside of quotes, since names may hold both. */
    private static int rowsStart(byte[] sql, int length) {
        if (length < BEGINNING.length || !Arrays.equals(sql, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length)) {
            throw damaged("it does not begin with COPY");
        }
        byte quote = 0;
        for (int i = BEGINNING.length; i < length - 1; i++) {
            byte b = sql[i];
            if (quote != 0) {
                quote = b == quote ? 0 : quote;
            } else if (b == '"' || b == '\'') {
                quote = b;
            } else if (b == ';') {
                if (sql[i + 1] != '\n') {
                    break;
                }
                return i + 2;
            }
        }
        throw damaged("its COPY statement does not end");
    }

    private static int lineEnd(byte[] sql, int start, int limit) {
        for (int i = start; i < limit; i++) {
            if (sql[i] == '\n') {
                return i;
            }
        }
        throw damaged("its last row does not end");
    }

    private static DumpDamagedException damaged(String reason) {
        return new DumpDamagedException(
                "A frame of rows is damaged: " + reason + ".", "Choose another dump (flyback list shows them).");
    }
}
