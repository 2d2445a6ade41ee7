package dev.flyback.database.mysql.source;

import dev.flyback.database.Source.SnapshotRequest;
import dev.flyback.database.mysql.catalogue.ShapeReading;
import dev.flyback.database.mysql.catalogue.Tables;
import dev.flyback.database.mysql.connection.LockWaits;
import dev.flyback.database.mysql.connection.MysqlConnections;
import dev.flyback.database.mysql.connection.MysqlErrors;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.Quoting;
import dev.flyback.database.mysql.connection.ServerIdentity;
import dev.flyback.database.mysql.connection.Transactions;
import dev.flyback.dump.index.Shape;
import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes a snapshot that catalogue and data agree on. The catalogue is always that of now; so it is read before the snapshot and again when every table is
 * held against changes of its definition, and if it is not the same, everything is let go and tried again.
 */
final class SnapshotTaking {
    private static final int ATTEMPTS = 5;
    private static final List<String> FOLLOW =
            List.of("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED", "START TRANSACTION READ ONLY");

    private final MysqlConnections connections;
    private final Connection observer;
    private final ServerIdentity server;
    private final SnapshotRequest request;
    private final int workers;
    private final LockWaits waits;

    SnapshotTaking(
            MysqlConnections connections,
            Connection observer,
            ServerIdentity server,
            SnapshotRequest request,
            int workers) {
        this.connections = connections;
        this.observer = observer;
        this.server = server;
        this.request = request;
        this.workers = workers;
        this.waits = new LockWaits(connections, server);
    }

    /**
     * A snapshot.
     *
     * @param holder looks around in it, and holds all tables against changes
     * @param readers see the same, one for each worker; empty if only the holder does
     * @param locks holds locks for the whole run
     */
    record Taken(
            Connection holder,
            List<Connection> readers,
            Connection locks,
            List<Tables.Table> tables,
            Shape shape,
            List<String> notes) {
        Taken {
            readers = List.copyOf(readers);
            tables = List.copyOf(tables);
            notes = List.copyOf(notes);
        }
    }

    Taken take() {
        LockWaits.limit(observer, request.lockTimeout());
        SourcePreflight preflight = new SourcePreflight(observer, server, request);
        List<String> notes = new ArrayList<>(preflight.check());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<Tables.Table> tables = Tables.read(observer);
            preflight.check(tables);
            Shape shape = ShapeReading.read(observer);
            List<Connection> opened = new ArrayList<>();
            boolean kept = false;
            try {
                Taken taken = begin(tables, shape, notes, opened);
                kept = isCurrent(tables, shape);
                if (kept) {
                    return taken;
                }
            } finally {
                if (!kept) {
                    opened.forEach(connections::close);
                    Transactions.rollBack(observer);
                }
            }
        }
        throw new DatabaseException(
                "Definitions kept changing: " + ATTEMPTS
                        + " snapshots in a row were outdated before their tables could be held.",
                "Run the backup when no migration runs.");
    }

    private Taken begin(List<Tables.Table> tables, Shape shape, List<String> preflight, List<Connection> opened) {
        Connection locks = session(opened);
        Connection briefly = session(opened);
        List<Connection> sessions = new ArrayList<>();
        for (int i = 0; i <= workers; i++) {
            sessions.add(session(opened));
        }
        List<String> notes = new ArrayList<>(preflight);
        keepDefinitionsOut(locks);
        SnapshotStart start = new SnapshotStart(briefly, waits, tables, sessions, () -> freeze(locks, tables));
        boolean single = false;
        if (request.insideRestore()) {
            start.beginUndisturbed();
        } else {
            SnapshotStart.Way way = start.begin();
            single = way.single();
            if (!way.note().isEmpty()) {
                notes.add(way.note());
            }
        }
        connections.close(briefly);
        List<Connection> readers = single ? List.of() : sessions.subList(1, sessions.size());
        hold(sessions.get(0), tables);
        readers.forEach(reader -> hold(reader, tables));
        if (!request.insideRestore()) {
            follow(tables);
        }
        return new Taken(sessions.get(0), readers, locks, tables, shape, notes);
    }

    private Connection session(List<Connection> opened) {
        Connection session = connections.open();
        opened.add(session);
        LockWaits.limit(session, request.lockTimeout());
        return session;
    }

    /** Where the account may: changes of definitions wait, and keep nobody else waiting (MySQL's manual, 15.3.5). */
    private void keepDefinitionsOut(Connection locks) {
        if (server.isMariadb() || request.insideRestore()) {
            return;
        }
        try {
            Query.run(locks, "LOCK INSTANCE FOR BACKUP");
        } catch (SQLException e) {
            if (!MysqlErrors.denied(e)) {
                throw e.getErrorCode() == MysqlErrors.LOCK_WAIT_TIMEOUT
                        ? waits.notInTime(observer, "keeping changes of definitions out", e)
                        : MysqlErrors.translate(e, "keeping changes of definitions out");
            }
        }
    }

    /** Tables without transactions stay as they are until the end of the run. */
    private void freeze(Connection locks, List<Tables.Table> tables) {
        String list = tables.stream()
                .filter(table -> !table.transactional())
                .map(table -> Quoting.identifier(table.name()) + " READ")
                .collect(Collectors.joining(", "));
        if (!list.isEmpty()) {
            lock(locks, "LOCK TABLES " + list, "locking the tables that are not InnoDB");
        }
    }

    /**
     * A transaction that has looked at a table keeps its definition until it ends (MySQL's manual, 10.11.4). Each session does so for itself: a change of a
     * definition that waits for one of them would keep the others from looking later.
     */
    private void hold(Connection holder, List<Tables.Table> tables) {
        for (Tables.Table table : tables) {
            if (table.transactional()) {
                lock(
                        holder,
                        "SELECT 1 FROM " + Quoting.identifier(table.name()) + " LIMIT 0",
                        "holding the definition of " + table.name());
            }
        }
    }

    /** The observer looks at the history again at the end of the run, and sees what is committed by then: it need not wait behind a change that waits for the run. */
    private void follow(List<Tables.Table> tables) {
        FOLLOW.forEach(statement -> Query.execute(observer, "following what is committed", statement));
        hold(observer, tables);
    }

    private void lock(Connection session, String sql, String doing) {
        try {
            Query.run(session, sql);
        } catch (SQLException e) {
            throw e.getErrorCode() == MysqlErrors.LOCK_WAIT_TIMEOUT
                    ? waits.notInTime(observer, doing, e)
                    : MysqlErrors.translate(e, doing);
        }
    }

    private boolean isCurrent(List<Tables.Table> tables, Shape shape) {
        return definitions(Tables.read(observer)).equals(definitions(tables))
                && ShapeReading.read(observer).equals(shape);
    }

    private static List<String> definitions(List<Tables.Table> tables) {
        return tables.stream()
                .map(table -> table.name() + " " + table.engine() + " " + table.columns() + " " + table.key())
                .toList();
    }
}
