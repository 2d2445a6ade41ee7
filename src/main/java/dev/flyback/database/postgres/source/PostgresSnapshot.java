package dev.flyback.database.postgres.source;

import dev.flyback.database.ScriptWriter;
import dev.flyback.database.Snapshot;
import dev.flyback.database.Source.SnapshotRequest;
import dev.flyback.database.postgres.catalogue.PostgresSmallTables;
import dev.flyback.database.postgres.connection.PostgresConnections;
import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.Quoting;
import dev.flyback.database.postgres.connection.ServerIdentity;
import dev.flyback.database.postgres.rows.CopyText;
import dev.flyback.database.postgres.rows.LargeObjectPieces;
import dev.flyback.database.postgres.script.PostgresScripts;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An exported snapshot (manual, 9.28.5), held by one session's transaction until it is closed. */
final class PostgresSnapshot implements Snapshot {
    private final PostgresConnections connections;
    private final Connection observer;
    private final Connection holder;
    private final SnapshotHolder held;
    private final SnapshotTaking.Taken taken;
    private final SnapshotRequest request;
    private final String encoding;
    private final ServerIdentity server;
    private final LockedReading locked;
    private final List<SourceTable> tables;
    private final Map<TableName, SourceCatalogue.Table> byName = new HashMap<>();
    private final SourceCatalogue catalogue;
    private final long largeObjects;

    PostgresSnapshot(
            PostgresConnections connections,
            Connection observer,
            Connection holder,
            SnapshotTaking.Taken taken,
            SnapshotRequest request,
            String encoding,
            ServerIdentity server) {
        this.connections = connections;
        this.observer = observer;
        this.holder = holder;
        this.held = new SnapshotHolder(holder);
        this.taken = taken;
        this.request = request;
        this.encoding = encoding;
        this.server = server;
        this.locked = new LockedReading(new CopyRows(holder, connections.tap(holder), encoding));
        taken.tables().forEach(table -> byName.put(table.name(), table));
        this.tables = taken.tables().stream().map(this::sourceTable).toList();
        this.catalogue = new SourceCatalogue(holder, request.schemas());
        this.largeObjects = catalogue.largeObjects();
    }

    @Override
    public Shape shape() {
        return taken.shape();
    }

    @Override
    public List<SourceTable> tables() {
        return tables;
    }

    @Override
    public Optional<SourceTable> largeObjects() {
        return largeObjects == 0
                ? Optional.empty()
                : Optional.of(new SourceTable(
                        LargeObjectPieces.TABLE,
                        LargeObjectPieces.COLUMNS,
                        CopyText.framing(LargeObjectPieces.TABLE, LargeObjectPieces.COLUMNS, encoding),
                        null,
                        largeObjects * LargeObjectPieces.PIECE_BYTES,
                        largeObjects));
    }

    @Override
    public List<LargeObjectAccess> largeObjectAccess() {
        return LargeObjectOwners.read(holder);
    }

    @Override
    public List<TableName> derived() {
        return DerivedOrder.read(holder, request.schemas());
    }

    @Override
    public List<String> warnings() {
        return SourceWarnings.of(catalogue);
    }

    @Override
    public List<Chunk> chunks(List<SourceTable> wanted, int jobs) {
        List<CtidChunks.Candidate> candidates = new ArrayList<>();
        for (SourceTable table : wanted) {
            SourceCatalogue.Table facts = byName.get(table.name());
            candidates.add(
                    facts == null
                            ? new CtidChunks.Candidate(table, 1, false)
                            : new CtidChunks.Candidate(
                                    table,
                                    facts.mainBytes() / server.pageBytes(),
                                    server.scansRangesOfPages() && facts.heap() && facts.condition() == null));
        }
        return CtidChunks.plan(candidates, jobs);
    }

    @Override
    public ChunkReader openReader() {
        Connection connection = connections.open();
        try {
            SnapshotTaking.limitWaiting(connection, request.lockTimeout());
            taken.join(connection);
            return new PostgresChunkReader(connection, connections.tap(connection), encoding, locked, this::select);
        } catch (DatabaseException e) {
            PostgresConnections.close(connection);
            held.require();
            throw e;
        }
    }

    @Override
    public ScriptWriter scripts() {
        return new PostgresScripts();
    }

    @Override
    public List<SequenceEntry> sequences() {
        List<SequenceEntry> values = new ArrayList<>();
        for (SourceCatalogue.Named sequence : catalogue.sequences()) {
            values.add(Query.one(
                    holder,
                    "reading the sequence " + sequence.name(),
                    "SELECT last_value, is_called FROM " + Quoting.identifier(sequence.name()),
                    row -> new SequenceEntry(sequence.name(), row.getString(1), row.getBoolean(2))));
        }
        return values;
    }

    @Override
    public void confirmUnchanged(Optional<TableName> history) {
        new Confirmation(observer, holder, request.schemas()).require(taken.tables(), history);
    }

    @Override
    public List<TableName> tablesWithColumns(Set<String> columns) {
        return new PostgresSmallTables(holder, request.schemas()).tablesWithColumns(columns);
    }

    @Override
    public List<Map<String, @Nullable String>> rows(TableName table, int limit) {
        return new PostgresSmallTables(holder, request.schemas()).rows(table, limit);
    }

    @Override
    public void close() {
        PostgresConnections.close(holder);
    }

    private SourceTable sourceTable(SourceCatalogue.Table table) {
        TableName into = table.routedBy() == null ? table.name() : table.routedBy();
        return new SourceTable(
                table.name(),
                table.columns(),
                CopyText.framing(into, table.columns(), encoding),
                table.routedBy(),
                table.totalBytes(),
                table.rows());
    }

    /** Columns in the order that the caller wants, which need not be the catalogue's. */
    private String select(SourceTable table) {
        if (table.name().equals(LargeObjectPieces.TABLE)) {
            return LargeObjectPieces.SELECT;
        }
        SourceCatalogue.Table facts = byName.get(table.name());
        if (facts == null) {
            throw new IllegalArgumentException("not a table of this snapshot: " + table.name());
        }
        return facts.select(table.columns());
    }
}
