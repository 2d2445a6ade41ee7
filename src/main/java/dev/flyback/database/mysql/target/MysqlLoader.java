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
    private static final String NOTE =
            "INSERT INTO flyback_restore_frame (number, table_name, doubtful) VALUES (?, ?, ?)";

    private final MysqlConnections connections;
    private final Connection connection;
    private final boolean streams;
    private final boolean checks;
    private final TargetLocks locks;
    private final Map<TableName, Tables.Table> tables = new HashMap<>();

    private MysqlLoader(
            MysqlConnections connections, Connection connection, boolean streams, boolean checks, TargetLocks locks) {
        this.connections = connections;
        this.connection = connection;
        this.streams = streams;
        this.checks = checks;
        this.locks = locks;
    }

    static MysqlLoader open(MysqlConnections connections, ServerIdentity server, TargetLocks locks) {
        Connection connection = connections.open();
        try {
            TargetSession.set(connection, server, locks);
            boolean streams = Query.one(
                    connection, "asking for LOAD DATA LOCAL", "SELECT @@local_infile", row -> row.getInt(1) == 1);
            MysqlLoader loader = new MysqlLoader(connections, connection, streams, server.isMariadb(), locks);
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
        Runnable work = () -> {
            for (LoadFrame frame : frames) {
                last.set(frame.number());
                load(rows, frame, table.table());
            }
        };
        if (!facts.transactional()) {
            // Nothing undoes its rows: done again, they would be there twice.
            locks.runOnce(connection, doing, () -> Transactions.run(connection, doing, work));
            return;
        }
        Runnable load = () -> locks.run(connection, doing, () -> Transactions.runPatiently(connection, doing, work));
        if (checks) {
            new Checks(connection).load(table.table().name(), last::get, load);
        } else {
            load.run();
        }
    }

    private void load(RowLoad rows, LoadFrame frame, TableName table) {
        boolean doubtful;
        try {
            doubtful = rows.send(frame);
        } catch (SQLException e) {
            throw MysqlErrors.translate(e, "loading " + table);
        }
        Query.update(connection, "noting what is loaded", NOTE, frame.number(), table.name(), doubtful);
    }

    @Override
    public void run(RebuildStep step, int spareWorkers) {
        PuttingBack puttingBack = new PuttingBack(connection);
        locks.run(
                connection,
                "putting back " + step.description(),
                () -> Step.pending(connection, step.number()).forEach(puttingBack::run));
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
