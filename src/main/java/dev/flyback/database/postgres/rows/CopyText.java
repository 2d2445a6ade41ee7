package dev.flyback.database.postgres.rows;

import dev.flyback.database.postgres.connection.Quoting;
import dev.flyback.dump.RowFraming;
import dev.flyback.dump.index.TableName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** COPY statements in the text format, for dumping, for loading, and as they stand in a dump. */
public final class CopyText {
    /** The data frames' encoding that needs no mention: a session's default. */
    public static final String UTF8 = "UTF8";

    private static final byte[] NOTHING = new byte[0];
    private static final byte[] TAIL = "\\.\n".getBytes(StandardCharsets.US_ASCII);

    private CopyText() {}

    /** What stands around the rows of this table in a dump. */
    public static RowFraming framing(TableName table, List<String> columns, String encoding) {
        String head = from(Quoting.identifier(table), columns, encoding, false) + ";\n";
        return new RowFraming(head.getBytes(StandardCharsets.UTF_8), NOTHING, TAIL, 1, Integer.MAX_VALUE);
    }

    /**
     * {@code COPY … FROM stdin}, without a semicolon. A table without columns gets no list: COPY's syntax has no empty one.
     *
     * @param frozen whether the rows are frozen, for which the transaction must have emptied the table
     */
    public static String from(String relation, List<String> columns, String encoding, boolean frozen) {
        String list = columns.isEmpty() ? "" : " (" + Quoting.identifiers(columns) + ")";
        return "COPY " + relation + list + " FROM stdin" + options(encoding, frozen);
    }

    /** {@code COPY (…) TO STDOUT}, without a semicolon. */
    public static String to(String select, String encoding) {
        return "COPY (" + select + ") TO STDOUT" + options(encoding, false);
    }

    private static String options(String encoding, boolean frozen) {
        List<String> options = new ArrayList<>();
        if (!encoding.equals(UTF8)) {
            options.add("ENCODING " + Quoting.literal(encoding));
        }
        if (frozen) {
            options.add("FREEZE");
        }
        return options.isEmpty() ? "" : " WITH (" + String.join(", ", options) + ")";
    }
}
