package dev.flyback.database.mysql.rows;

import dev.flyback.database.mysql.connection.Quoting;
import dev.flyback.dump.RowFraming;
import dev.flyback.dump.index.TableName;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The statements that bring rows. */
public final class InsertText {
    /**
     * A statement is no longer, unless it is one row: far below what every server and every client takes by default ({@code max_allowed_packet}, 16 MiB at
     * least), and enough for a statement's own cost not to count.
     */
    private static final int MAX_STATEMENT_BYTES = 1 << 20;

    private InsertText() {}

    /** What stands around the rows of this table in a dump. */
    public static RowFraming framing(TableName table, List<String> columns) {
        return new RowFraming(head(table, columns), InsertFrame.BETWEEN, InsertFrame.TAIL, 0, MAX_STATEMENT_BYTES);
    }

    /** What every statement of the table begins with. */
    public static byte[] head(TableName table, List<String> columns) {
        return ("INSERT INTO " + Quoting.identifier(table) + " (" + Quoting.identifiers(columns) + ") VALUES\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
