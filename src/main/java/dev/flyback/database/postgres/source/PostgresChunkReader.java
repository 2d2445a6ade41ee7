package dev.flyback.database.postgres.source;

import dev.flyback.database.Snapshot.Chunk;
import dev.flyback.database.Snapshot.ChunkReader;
import dev.flyback.database.Snapshot.SourceTable;
import dev.flyback.database.postgres.connection.CopyTap;
import dev.flyback.database.postgres.connection.PostgresConnections;
import dev.flyback.database.postgres.connection.PostgresErrors;
import dev.flyback.database.postgres.connection.Quoting;
import dev.flyback.database.postgres.rows.LargeObjectPieces;
import dev.flyback.dump.RowSink;
import dev.flyback.dump.index.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One worker's session in the snapshot: COPY's bytes, row by row, as the server sends them.
 *
 * <p>Who waits to change a table's definition waits for the snapshot's lock, and everyone who comes later waits behind him. So a worker asks for its own lock
 * without waiting, and has a table that it does not get read by the session that holds the snapshot.
 */
final class PostgresChunkReader implements ChunkReader {
    private final Connection connection;
    private final CopyRows own;
    private final LockedReading locked;
    private final Function<SourceTable, String> selects;
    private final Set<TableName> got = new HashSet<>();

    /**
     * Reads in a session that has joined the snapshot.
     *
     * @param locked for tables that others wait for
     * @param selects how to read a table, without a range; fails for one that the snapshot does not have
     */
    PostgresChunkReader(
            Connection connection,
            Optional<CopyTap> tap,
            String encoding,
            LockedReading locked,
            Function<SourceTable, String> selects) {
        this.connection = connection;
        this.own = new CopyRows(connection, tap, encoding);
        this.locked = locked;
        this.selects = selects;
    }

    @Override
    public void read(Chunk chunk, RowSink rows) {
        SourceTable table = chunk.table();
        String select = selects.apply(table);
        if (!(chunk instanceof CtidChunks.PageRange range)) {
            throw new IllegalArgumentException("not a chunk of this snapshot: " + chunk);
        }
        String condition = range.condition();
        String all = condition.isEmpty() ? select : select + " WHERE " + condition;
        if (table.name().equals(LargeObjectPieces.TABLE) || lock(table.name())) {
            own.read(table, all, rows);
        } else {
            locked.read(table, all, rows);
        }
    }

    @Override
    public void close() {
        PostgresConnections.close(connection);
    }

    /** Whether this session has the lock that reading needs. */
    private boolean lock(TableName table) {
        if (got.contains(table)) {
            return true;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SAVEPOINT before_lock; LOCK TABLE ONLY " + Quoting.identifier(table)
                    + " IN ACCESS SHARE MODE NOWAIT; RELEASE SAVEPOINT before_lock");
            return got.add(table);
        } catch (SQLException e) {
            if (!PostgresErrors.LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw PostgresErrors.translate(e, "locking " + table);
            }
            rollBackToSavepoint(table);
            return false;
        }
    }

    private void rollBackToSavepoint(TableName table) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK TO SAVEPOINT before_lock; RELEASE SAVEPOINT before_lock");
        } catch (SQLException e) {
            throw PostgresErrors.translate(e, "giving up the lock of " + table);
        }
    }
}
