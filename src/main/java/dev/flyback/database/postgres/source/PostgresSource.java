package dev.flyback.database.postgres.source;

import dev.flyback.database.Snapshot;
import dev.flyback.database.Source;
import dev.flyback.database.postgres.connection.PostgresConnections;
import dev.flyback.database.postgres.connection.RunLock;
import dev.flyback.database.postgres.connection.ServerIdentity;
import dev.flyback.dump.index.SourceFacts;
import java.sql.Connection;

/**
 * A PostgreSQL database that is dumped. The observer's session holds the run's lock and sees what is committed now; the snapshot's session holds
 * the snapshot and the locks.
 */
public final class PostgresSource implements Source {
    private final PostgresConnections connections;
    private final Connection observer;
    private final ServerIdentity server;

    private PostgresSource(PostgresConnections connections, Connection observer, ServerIdentity server) {
        this.connections = connections;
        this.observer = observer;
        this.server = server;
    }

    /**
     * Opens the observer's session.
     *
     * @param connections closed with the source, or at once if this fails
     * @throws dev.flyback.failure.DatabaseException if the server cannot be reached or is too old
     */
    public static PostgresSource open(PostgresConnections connections) {
        try {
            Connection observer = connections.open();
            ServerIdentity server = ServerIdentity.read(observer);
            server.requireSupported();
            return new PostgresSource(connections, observer, server);
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
        RunLock.take(observer, connections.url().toString());
    }

    @Override
    public Snapshot snapshot(SnapshotRequest request) {
        Connection holder = connections.open();
        try {
            SnapshotTaking.Taken taken = new SnapshotTaking(observer, holder, server, request).take();
            return new PostgresSnapshot(
                    connections,
                    observer,
                    holder,
                    taken,
                    request,
                    request.encoding().orElse(server.facts().encoding()),
                    server);
        } catch (RuntimeException e) {
            PostgresConnections.close(holder);
            throw e;
        }
    }

    @Override
    public void cancel() {
        connections.cancel();
    }

    @Override
    public void close() {
        RunLock.release(observer);
        PostgresConnections.close(observer);
        connections.close();
    }
}
