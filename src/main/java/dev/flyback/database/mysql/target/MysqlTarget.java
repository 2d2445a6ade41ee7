package dev.flyback.database.mysql.target;

import dev.flyback.database.Ledger;
import dev.flyback.database.Target;
import dev.flyback.database.mysql.catalogue.Definitions;
import dev.flyback.database.mysql.catalogue.MysqlSmallTables;
import dev.flyback.database.mysql.catalogue.ShapeReading;
import dev.flyback.database.mysql.connection.LockWaits;
import dev.flyback.database.mysql.connection.MysqlConnections;
import dev.flyback.database.mysql.connection.RunLock;
import dev.flyback.database.mysql.connection.ServerIdentity;
import dev.flyback.database.mysql.ledger.MysqlLedger;
import dev.flyback.database.mysql.ledger.Step;
import dev.flyback.database.mysql.rebuild.DefinitionChanges;
import dev.flyback.database.mysql.rebuild.MakersSession;
import dev.flyback.database.mysql.rebuild.Preparation;
import dev.flyback.database.mysql.rebuild.RebuildRule;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.LargeObjectAccess;
import dev.flyback.dump.index.SequenceEntry;
import dev.flyback.dump.index.Shape;
import dev.flyback.dump.index.SourceFacts;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database that is restored into. The account has all rights on the database and none beyond it. One session holds the run's lock, writes the ledger and
 * prepares; each worker has one of its own.
 */
public final class MysqlTarget implements Target {
    private final MysqlConnections connections;
    private final Connection control;
    private final ServerIdentity server;
    private final MysqlLedger ledger;
    private final Function<Connection, RebuildRule> rule;
    private final TargetLocks locks;

    private MysqlTarget(
            MysqlConnections connections,
            Connection control,
            ServerIdentity server,
            Function<Connection, RebuildRule> rule,
            TargetLocks locks) {
        this.connections = connections;
        this.control = control;
        this.server = server;
        this.ledger = new MysqlLedger(control);
        this.rule = rule;
        this.locks = locks;
    }

    /** @param rule as {@link RebuildRule#read} finds it */
    public static MysqlTarget open(MysqlConnections connections, Function<Connection, RebuildRule> rule) {
        return open(connections, rule, TargetLocks.LIMIT);
    }

    /** @param lockLimit how long sessions of others are waited for */
    static MysqlTarget open(MysqlConnections connections, Function<Connection, RebuildRule> rule, Duration lockLimit) {
        try {
            Connection control = connections.open();
            ServerIdentity server = ServerIdentity.read(control);
            server.requireSupported();
            TargetLocks locks = new TargetLocks(new LockWaits(connections, server), lockLimit);
            TargetSession.set(control, server, locks);
            return new MysqlTarget(connections, control, server, rule, locks);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    @Override
    public SourceFacts facts() {
        return server.facts();
    }

    @Override
    public void lockRun() {
        RunLock.take(control, server.facts().database(), connections.url().toString());
    }

    @Override
    public List<String> contents(int limit) {
        return TargetContents.list(control, limit);
    }

    @Override
    public List<String> refusals(DumpIndex dump) {
        List<String> refusals = new ArrayList<>(TargetRules.refusals(dump.source(), server.facts()));
        refusals.addAll(MakersRights.refusals(control, server));
        refusals.addAll(StatementSizes.refusals(control, dump));
        return refusals;
    }

    @Override
    public List<String> warnings(SourceFacts source) {
        return TargetRules.warnings(source, server.facts());
    }

    @Override
    public List<String> differences(SourceFacts source) {
        return TargetRules.differences(
                source, server.facts(), Definitions.database(control).collation());
    }

    @Override
    public Shape shape() {
        return ShapeReading.read(control);
    }

    @Override
    public DataSource migrations() {
        return connections.dataSource();
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public void discardReplay() {
        locks.run(control, "removing what an interrupted replay left", () -> {
            TargetContents.drop(control);
            MakersSession.end(control);
        });
    }

    @Override
    public void prepare(List<TableEntry> tables) {
        Preparation preparation = preparation();
        locks.run(control, "readying the tables for the load", () -> preparation.prepare(tables));
    }

    @Override
    public List<RebuildStep> steps() {
        return Step.pending(control).stream().map(Step::rebuildStep).toList();
    }

    /** InnoDB keeps what would undo a transaction, and the binary log all of it, until it commits: small ones are faster. */
    @Override
    public long wholeTableBytes() {
        return 0;
    }

    @Override
    public Loader openLoader(DumpIndex index) {
        return MysqlLoader.open(connections, server, locks);
    }

    @Override
    public Set<TableName> doubtful() {
        return ledger.doubtful();
    }

    @Override
    public void discardFinish() {
        preparation().disableEvents();
    }

    @Override
    public List<String> finish(List<SequenceEntry> sequences, List<TableName> derived) {
        List<String> found = new ArrayList<>();
        locks.run(
                control,
                "setting counters and enabling events",
                () -> found.addAll(new Finishing(control).finish(sequences)));
        return found;
    }

    /** Large objects are PostgreSQL's. */
    @Override
    public List<String> giveBack(List<LargeObjectAccess> access) {
        return List.of();
    }

    @Override
    public List<String> definitionChanges() {
        return DefinitionChanges.read(control);
    }

    @Override
    public List<TableName> tablesWithColumns(Set<String> columns) {
        return new MysqlSmallTables(control).tablesWithColumns(columns);
    }

    @Override
    public List<Map<String, @Nullable String>> rows(TableName table, int limit) {
        return new MysqlSmallTables(control).rows(table, limit);
    }

    @Override
    public void cancel() {
        connections.cancel();
    }

    @Override
    public void close() {
        RunLock.release(control, server.facts().database());
        connections.close();
    }

    private Preparation preparation() {
        return new Preparation(control, ledger, rule.apply(control));
    }
}
