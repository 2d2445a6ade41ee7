package dev.flyback.database.mysql.source;

import dev.flyback.database.ScriptWriter;
import dev.flyback.database.Snapshot;
import dev.flyback.database.mysql.catalogue.Counters;
import dev.flyback.database.mysql.catalogue.MysqlSmallTables;
import dev.flyback.database.mysql.catalogue.Tables;
import dev.flyback.database.mysql.connection.MysqlConnections;
import dev.flyback.database.mysql.connection.ServerIdentity;
import dev.flyback.database.mysql.rows.InsertText;
import dev.flyback.database.mysql.script.MysqlScripts;
import dev.flyback.database.mysql.script.StockTriggers;
import dev.flyback.dump.index.LargeObjectAccess;
import dev.flyback.dump.index.SequenceEntry;
import dev.flyback.dump.index.Shape;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Sessions whose transactions began at the same state of the server. */
final class MysqlSnapshot implements Snapshot {
    private static final int HISTORY_ROWS = 100_000;

    private final MysqlConnections connections;
    private final Connection observer;
    private final ServerIdentity server;
    private final SnapshotTaking.Taken taken;
    private final Queue<Connection> readers;
    private final List<SourceTable> tables;
    private final Map<TableName, Tables.Table> byName = new HashMap<>();

    MysqlSnapshot(
            MysqlConnections connections, Connection observer, ServerIdentity server, SnapshotTaking.Taken taken) {
        this.connections = connections;
        this.observer = observer;
        this.server = server;
        this.taken = taken;
        this.readers = new ConcurrentLinkedQueue<>(taken.readers());
        taken.tables().forEach(table -> byName.put(table.name(), table));
        this.tables = taken.tables().stream().map(MysqlSnapshot::sourceTable).toList();
    }

    @Override
    public Shape shape() {
        return taken.shape();
    }

    @Override
    public List<SourceTable> tables() {
        return tables;
    }

    /** PostgreSQL's. */
    @Override
    public Optional<SourceTable> largeObjects() {
        return Optional.empty();
    }

    @Override
    public List<LargeObjectAccess> largeObjectAccess() {
        return List.of();
    }

    /** There are no materialized views. */
    @Override
    public List<TableName> derived() {
        return List.of();
    }

    @Override
    public List<String> warnings() {
        return taken.notes();
    }

    @Override
    public List<Chunk> chunks(List<SourceTable> wanted, int jobs) {
        List<KeyRanges.Candidate> candidates = new ArrayList<>();
        for (SourceTable table : wanted) {
            Tables.Table facts = byName.get(table.name());
            if (facts != null) {
                candidates.add(new KeyRanges.Candidate(table, facts));
            }
        }
        return new KeyRanges(taken.holder()).plan(candidates, taken.readers().isEmpty() ? 1 : jobs);
    }

    @Override
    public ChunkReader openReader() {
        Connection session = readers.poll();
        return new MysqlChunkReader(session == null ? taken.holder() : session);
    }

    @Override
    public ScriptWriter scripts() {
        return new MysqlScripts(server, StockTriggers.read(taken.holder()), byName);
    }

    @Override
    public List<SequenceEntry> sequences() {
        return Counters.read(observer);
    }

    @Override
    public void confirmUnchanged(Optional<TableName> history) {
        List<Connection> sessions = new ArrayList<>(taken.readers());
        sessions.add(taken.holder());
        sessions.add(taken.locks());
        SnapshotStart.requireAlive(sessions);
        if (history.isPresent()
                && !rows(history.get(), HISTORY_ROWS)
                        .equals(new MysqlSmallTables(observer).rows(history.get(), HISTORY_ROWS))) {
            throw new DatabaseException(
                    "A migration ran during the backup: " + history.get() + " has changed.",
                    "Run the backup again when no migration runs.");
        }
    }

    @Override
    public List<TableName> tablesWithColumns(Set<String> columns) {
        return new MysqlSmallTables(taken.holder()).tablesWithColumns(columns);
    }

    @Override
    public List<Map<String, @Nullable String>> rows(TableName table, int limit) {
        return new MysqlSmallTables(taken.holder()).rows(table, limit);
    }

    @Override
    public void close() {
        taken.readers().forEach(connections::close);
        connections.close(taken.holder());
        connections.close(taken.locks());
    }

    private static SourceTable sourceTable(Tables.Table table) {
        return new SourceTable(
                table.name(),
                table.columnNames(),
                InsertText.framing(table.name(), table.columnNames()),
                null,
                table.bytes(),
                table.rows());
    }
}
