package dev.flyback.database.mysql.source;

import dev.flyback.database.Snapshot;
import dev.flyback.database.Source;
import dev.flyback.database.mysql.connection.MysqlConnections;
import dev.flyback.database.mysql.connection.RunLock;
import dev.flyback.database.mysql.connection.ServerIdentity;
import dev.flyback.dump.index.SourceFacts;
import java.sql.Connection;

/** A database that is dumped. The observer's session holds the run's lock and sees what is committed now. */
public final class MysqlSource implements Source {
    private final MysqlConnections connections;
    private final Connection observer;
    private final ServerIdentity server;
    private final int workers;

    private MysqlSource(MysqlConnections connections, Connection observer, ServerIdentity server, int workers) {
        this.connections = connections;
        this.observer = observer;
        this.server = server;
        this.workers = workers;
    }

    /**
     * Opens the observer's session.
     *
     * @param connections closed with the source, or at once if this fails
     * @param workers how many sessions a snapshot gets for readers
     * @throws dev.flyback.failure.DatabaseException if the server cannot be reached or is too old
     */
    public static MysqlSource open(MysqlConnections connections, int workers) {
        try {
            Connection observer = connections.open();
            ServerIdentity server = ServerIdentity.read(observer);
            server.requireSupported();
            return new MysqlSource(connections, observer, server, workers);
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
        RunLock.take(observer, server.facts().database(), connections.url().toString());
    }

    @Override
    public Snapshot snapshot(SnapshotRequest request) {
        return new MysqlSnapshot(
                connections,
                observer,
                server,
                new SnapshotTaking(connections, observer, server, request, workers).take());
    }

    @Override
    public void cancel() {
        connections.cancel();
    }

    @Override
    public void close() {
        RunLock.release(observer, server.facts().database());
        connections.close();
    }
}
