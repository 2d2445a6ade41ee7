package dev.flyback.database.postgres;

import dev.flyback.database.Snapshot.Chunk;
import dev.flyback.database.Snapshot.ChunkReader;
import dev.flyback.database.Snapshot.SourceTable;
import dev.flyback.dump.RowSink;
import dev.flyback.dump.index.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** One worker's session in the snapshot: COPY's bytes, row by row, as the server sends them. */
final class PostgresChunkReader implements ChunkReader {
    private final Connection connection;
    private final Function<SourceTable, String> selects;
    private final String encoding;

    /** @param selects how to read a table, without a range; fails for one that the snapshot does not have */
    PostgresChunkReader(Connection connection, Function<SourceTable, String> selects, String encoding) {
        this.connection = connection;
        this.selects = selects;
        this.encoding = encoding;
    }

    @Override
    public void read(Chunk chunk, RowSink rows) {
        TableName table = chunk.table().name();
        String select = selects.apply(chunk.table());
        if (!(chunk instanceof CtidChunks.PageRange range)) {
            throw new IllegalArgumentException("not a chunk of this snapshot: " + chunk);
        }
        String condition = range.condition();
        String where = condition.isEmpty() ? "" : " WHERE " + condition;
        String name = table.toString();
        try {
            CopyOut copy =
                    connection.unwrap(PGConnection.class).getCopyAPI().copyOut(CopyText.to(select + where, encoding));
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

    @Override
    public void close() {
        PostgresConnections.close(connection);
    }
}
