package dev.flyback.database.mysql.target;

import dev.flyback.database.Target.LoadFrame;
import dev.flyback.database.Target.Loader;
import dev.flyback.database.Target.RebuildStep;
import dev.flyback.database.mysql.catalogue.Tables;
import dev.flyback.database.mysql.connection.MysqlConnections;
import dev.flyback.database.mysql.connection.MysqlErrors;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.Quoting;
import dev.flyback.database.mysql.connection.ServerIdentity;
import dev.flyback.database.mysql.connection.Transactions;
import dev.flyback.database.mysql.ledger.Step;
import dev.flyback.database.mysql.rebuild.PuttingBack;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.DumpDamagedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One worker's session. */
final class MysqlLoader implements Loader {
    private static final String NOTE = "INSERT INTO flyback_restore_frame (number, table_name) VALUES (?, ?)";

    private final MysqlConnections connections;
    private final Connection connection;
    private final boolean streams;
    private final boolean checks;
    private final Map<TableName, Tables.Table> tables = new HashMap<>();

    private MysqlLoader(MysqlConnections connections, Connection connection, boolean streams, boolean checks) {
        this.connections = connections;
        this.connection = connection;
        this.streams = streams;
        this.checks = checks;
    }

    static MysqlLoader open(MysqlConnections connections, ServerIdentity server) {
        Connection connection = connections.open();
        try {
            TargetSession.set(connection, server);
            boolean streams = Query.one(
                    connection, "asking for LOAD DATA LOCAL", "SELECT @@local_infile", row -> row.getInt(1) == 1);
            MysqlLoader loader = new MysqlLoader(connections, connection, streams, server.isMariadb());
            Tables.read(connection).forEach(table -> loader.tables.put(table.name(), table));
            return loader;
        } catch (RuntimeException e) {
            connections.close(connection);
            throw e;
        }
    }

    @Override
    public void load(@Nullable TableEntry table, boolean whole, Iterable<LoadFrame> frames) {
        Tables.Table facts = table == null ? null : tables.get(table.table());
        if (table == null || facts == null) {
            throw new DumpDamagedException(
                    "The dump has rows of a table that the target cannot have.", "Choose another dump.");
        }
        RowLoad rows = new RowLoad(connection, table, LoadStatement.of(facts, table.columns(), streams));
        String doing = "loading " + table.table();
        AtomicInteger last = new AtomicInteger();
        Runnable load = () -> Transactions.runPatiently(connection, doing, () -> {
            for (LoadFrame frame : frames) {
                last.set(frame.number());
                try {
                    rows.send(frame);
                } catch (SQLException e) {
                    throw MysqlErrors.translate(e, doing);
                }
                Query.update(
                        connection,
                        "noting what is loaded",
                        NOTE,
                        frame.number(),
                        table.table().name());
            }
        });
        if (checks && facts.transactional()) {
            new Checks(connection).load(table.table().name(), last::get, load);
        } else {
            load.run();
        }
    }

    @Override
    public void run(RebuildStep step, int spareWorkers) {
        PuttingBack puttingBack = new PuttingBack(connection);
        Step.pending(connection, step.number()).forEach(puttingBack::run);
    }

    @Override
    public long count(TableName table) {
        Tables.Table facts = tables.get(table);
        return Query.one(
                connection,
                "counting the rows of " + table,
                "SELECT COUNT(*) FROM " + Quoting.identifier(table)
                        + (facts != null && facts.versioned() ? " FOR SYSTEM_TIME ALL" : ""),
                row -> row.getLong(1));
    }

    @Override
    public void close() {
        connections.close(connection);
    }
}
