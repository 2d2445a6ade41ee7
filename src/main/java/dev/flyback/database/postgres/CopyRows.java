package dev.flyback.database.postgres;

import dev.flyback.database.Snapshot.SourceTable;
import dev.flyback.dump.RowSink;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** One session's way to read a query's rows as COPY writes them. */
final class CopyRows {
    private final Connection connection;
    private final String encoding;

    CopyRows(Connection connection, String encoding) {
        this.connection = connection;
        this.encoding = encoding;
    }

    /** Streams every row; holds one at a time. */
    void read(SourceTable table, String select, RowSink rows) {
        String name = table.name().toString();
        try {
            CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(CopyText.to(select, encoding));
            try {
                for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                    RowGuard.check(row, name);
                    rows.row(row, 0, row.length);
                }
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw PostgresErrors.translate(e, "reading " + name);
        }
    }
}
