package dev.flyback.database.postgres.source;

import dev.flyback.database.Snapshot.SourceTable;
import dev.flyback.database.postgres.connection.CopyTap;
import dev.flyback.database.postgres.connection.PostgresErrors;
import dev.flyback.database.postgres.rows.CopyText;
import dev.flyback.dump.RowSink;
import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** One session's way to read a query's rows as COPY writes them. */
final class CopyRows {
    private static final RowSink NOWHERE = (bytes, offset, length) -> {};

    private final Connection connection;
    private final Optional<CopyTap> tap;
    private final String encoding;

    /** @param tap what the connection receives; empty if that is not known */
    CopyRows(Connection connection, Optional<CopyTap> tap, String encoding) {
        this.connection = connection;
        this.tap = tap;
        this.encoding = encoding;
    }

    /** Streams every row; holds one at a time. */
    void read(SourceTable table, String select, RowSink rows) {
        String name = table.name().toString();
        Checked sink = new Checked(name, rows);
        try {
            tap.ifPresent(open -> open.open(sink));
            CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(CopyText.to(select, encoding));
            try {
                for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                    sink.row(row, 0, row.length);
                }
                sink.requireCount(copy.getHandledRowCount());
            } finally {
                tap.ifPresent(open -> open.open(NOWHERE));
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw PostgresErrors.translate(e, "reading " + name);
        } finally {
            tap.ifPresent(CopyTap::shut);
        }
    }

    /** Makes sure that each row is one, and that all came that the server says it sent. */
    private static final class Checked implements RowSink {
        private final String table;
        private final RowSink rows;
        private long count;

        Checked(String table, RowSink rows) {
            this.table = table;
            this.rows = rows;
        }

        @Override
        public void row(byte[] bytes, int offset, int length) {
            RowGuard.check(bytes, offset, length, table);
            rows.row(bytes, offset, length);
            count++;
        }

        void requireCount(long sent) {
            if (count != sent) {
                throw new DatabaseException(
                        "Of " + sent + " rows of " + table + " that the server sent, " + count + " arrived.",
                        "No dump was written. Look at what stands between Flyback and the server, and run it again.");
            }
        }
    }
}
