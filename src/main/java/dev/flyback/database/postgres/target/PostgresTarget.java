package dev.flyback.database.postgres.target;

import dev.flyback.database.Ledger;
import dev.flyback.database.Target;
import dev.flyback.database.postgres.catalogue.PostgresSmallTables;
import dev.flyback.database.postgres.catalogue.ShapeReading;
import dev.flyback.database.postgres.connection.PostgresConnections;
import dev.flyback.database.postgres.connection.RunLock;
import dev.flyback.database.postgres.connection.ServerIdentity;
import dev.flyback.database.postgres.connection.WritingSession;
import dev.flyback.database.postgres.ledger.PostgresLedger;
import dev.flyback.database.postgres.ledger.Step;
import dev.flyback.database.postgres.rebuild.Definitions;
import dev.flyback.database.postgres.rebuild.EventTriggers;
import dev.flyback.database.postgres.rebuild.Preparation;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.LargeObjectAccess;
import dev.flyback.dump.index.SequenceEntry;
import dev.flyback.dump.index.Shape;
import dev.flyback.dump.index.SourceFacts;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL database that is restored into. The account owns the database and what is in it, and needs nothing more. One session holds the run's
 * lock, writes the ledger and prepares; each worker has one of its own.
 */
public final class PostgresTarget implements Target {
    /** Beside the workers' sessions: the control session, and two for replaying migrations. */
    public static final int OTHER_SESSIONS = 3;

    /** Indexes of smaller tables stay while the rows are loaded. */
    public static final long REBUILD_BYTES = 1 << 20;

    /** What a crash may cost to load again, for the sake of rows that are frozen from the start. */
    private static final long WHOLE_TABLE_BYTES = 1L << 30;

    private final PostgresConnections connections;
    private final WritingSession control;
    private final ServerIdentity server;
    private final PostgresLedger ledger;
    private final long rebuildBytes;

    private PostgresTarget(
            PostgresConnections connections, WritingSession control, ServerIdentity server, long rebuildBytes) {
        this.connections = connections;
        this.control = control;
        this.server = server;
        this.ledger = new PostgresLedger(control);
        this.rebuildBytes = rebuildBytes;
    }

    /**
     * Opens the control session.
     *
     * @param connections closed with the target, or at once if this fails
     * @param rebuildBytes see {@link Preparation}
     * @throws dev.flyback.failure.DatabaseException if the server cannot be reached or is too old
     */
    public static PostgresTarget open(PostgresConnections connections, long rebuildBytes) {
        try {
            WritingSession control = new WritingSession(connections.open());
            ServerIdentity server = ServerIdentity.read(control.connection());
            server.requireSupported();
            return new PostgresTarget(connections, control, server, rebuildBytes);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    PostgresConnections connections() {
        return connections;
    }

    private Preparation preparation() {
        return new Preparation(control, ledger, rebuildBytes);
    }

    @Override
    public SourceFacts facts() {
        return server.facts();
    }

    @Override
    public void lockRun() {
        RunLock.take(control.connection(), connections.url().toString());
    }

    @Override
    public List<String> contents(int limit) {
        return TargetContents.list(control.connection(), limit);
    }

    @Override
    public List<String> refusals(DumpIndex dump) {
        return server.standby()
                ? List.of("the server is a standby, which cannot be written")
                : TargetRules.refusals(dump.source(), server.facts());
    }

    @Override
    public List<String> warnings(SourceFacts source) {
        List<String> warnings = new ArrayList<>(TargetRules.warnings(source, server.facts()));
        EventTriggers.warning(control).ifPresent(warnings::add);
        return warnings;
    }

    @Override
    public Shape shape() {
        return ShapeReading.read(control.connection(), List.of());
    }

    @Override
    public DataSource migrations() {
        return connections.dataSource();
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    /** Flyway undoes a script of which a statement failed; one that it runs without a transaction, by the script's own wish, it runs again. */
    @Override
    public void discardReplay() {}

    @Override
    public void prepare(List<TableEntry> tables) {
        preparation().prepare(tables);
    }

    @Override
    public List<RebuildStep> steps() {
        return Step.pending(control);
    }

    @Override
    public long wholeTableBytes() {
        return WHOLE_TABLE_BYTES;
    }

    @Override
    public Loader openLoader(DumpIndex index) {
        return PostgresLoader.open(connections.open(), index.source().encoding(), rebuildBytes);
    }

    @Override
    public void discardFinish() {
        preparation().showRows();
    }

    @Override
    public List<String> finish(List<SequenceEntry> sequences, List<TableName> derived) {
        new Finishing(control).finish(sequences, derived);
        // Foreign keys are put back by a statement that checks every row.
        return List.of();
    }

    @Override
    public List<String> giveBack(List<LargeObjectAccess> access) {
        return access.isEmpty() ? List.of() : GivingBack.giveBack(control, access);
    }

    @Override
    public List<String> definitionChanges() {
        return Definitions.changes(control);
    }

    @Override
    public List<TableName> tablesWithColumns(Set<String> columns) {
        return new PostgresSmallTables(control.connection(), List.of()).tablesWithColumns(columns);
    }

    @Override
    public List<Map<String, @Nullable String>> rows(TableName table, int limit) {
        return new PostgresSmallTables(control.connection(), List.of()).rows(table, limit);
    }

    @Override
    public void cancel() {
        connections.cancel();
    }

    @Override
    public void close() {
        RunLock.release(control.connection());
        control.close();
        connections.close();
    }
}
