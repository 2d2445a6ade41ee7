package dev.flyback.database.postgres.connection;

import dev.flyback.database.ConnectionSettings;
import dev.flyback.database.DatabaseUrl;
import dev.flyback.database.jdbc.LibrarySessions;
import dev.flyback.failure.DatabaseException;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PgConnection;

/**
 * Sessions of one database, each new when it is taken and ended when it is closed, since snapshots, locks and settings belong to a session. How many
 * Flyback opens is bounded by its jobs; libraries get them from a bounded pool.
 */
public final class PostgresConnections implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);

    private final AgroalDataSource sessions;
    private final DatabaseUrl url;
    private final DriverSettings driver;
    private final Map<Connection, Optional<CopyTap>> open = new ConcurrentHashMap<>();
    private final Set<Connection> lent = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile boolean cancelled;

    /** @param limit sessions that libraries may have at once */
    public PostgresConnections(ConnectionSettings settings, int limit) {
        this.url = settings.url();
        this.driver = new DriverSettings(settings, CONNECT_TIMEOUT);
        try {
            this.sessions = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.initialSize(0)
                            .minSize(0)
                            .maxSize(limit)
                            .flushOnClose(true)
                            .acquisitionTimeout(CONNECT_TIMEOUT.plusSeconds(5))
                            .connectionFactoryConfiguration(driver::configure)));
        } catch (SQLException e) {
            throw PostgresErrors.translate(e, "preparing connections to " + url);
        }
    }

    /** A session as every dump and load needs it; ends when it is closed. */
    public Connection open() {
        DriverSettings.Tapped session = tapped();
        Connection connection = session.connection();
        try (Statement statement = connection.createStatement()) {
            if (!asked.getAndSet(true)) {
                SessionSharing.refuse(connection, this::raw, url.toString());
            }
            statement.execute(SessionSettings.forData());
            open.put(connection, session.tap());
            return connection;
        } catch (SQLException e) {
            close(connection);
            throw PostgresErrors.translate(e, "setting up a session of " + url);
        } catch (DatabaseException e) {
            close(connection);
            throw e;
        }
    }

    /** What a session of {@link #open} receives; empty where the user's URL has a socket factory of its own. */
    public Optional<CopyTap> tap(Connection connection) {
        return open.getOrDefault(connection, Optional.empty());
    }

    /** A session with the server's own settings. */
    Connection raw() {
        try {
            return sessions.getConnection();
        } catch (SQLException e) {
            throw notConnected(e);
        }
    }

    private DriverSettings.Tapped tapped() {
        try {
            return driver.connect();
        } catch (SQLException e) {
            throw notConnected(e);
        }
    }

    /** For libraries that open sessions themselves; the server's own settings. None is opened once {@link #cancel} was called. */
    public DataSource dataSource() {
        return new LibrarySessions(this::lend);
    }

    /** Where they lead. */
    public DatabaseUrl url() {
        return url;
    }

    /**
     * Asks the server to end what the sessions are doing; each fails soon after. Those of libraries are cut off besides: nothing else keeps a library from
     * going on with its next statement. From any thread.
     */
    public void cancel() {
        cancelled = true;
        open.keySet().forEach(PostgresConnections::cancelQuery);
        for (Connection connection : lent) {
            cancelQuery(connection);
            cutOff(connection);
        }
    }

    @Override
    public void close() {
        open.clear();
        lent.clear();
        sessions.close();
    }

    /** Known before it is asked for: a cancellation at the same time either finds the session or is found. */
    private Connection lend() throws SQLException {
        Connection connection = sessions.getConnection();
        lent.add(connection);
        if (cancelled) {
            close(connection);
            throw new SQLException("The run was told to stop.", "57014");
        }
        return connection;
    }

    private static void cancelQuery(Connection connection) {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            // It has ended already: there is nothing to cancel.
        }
    }

    private static void cutOff(Connection connection) {
        try {
            connection.unwrap(PgConnection.class).abort(Runnable::run);
        } catch (SQLException e) {
            // It has ended already.
        }
    }

    /**
     * Ends a session that may be broken already. The server is told at once: left to the pool, the session would end some time later, or not before the
     * process, and hold its locks until then.
     */
    public static void close(Connection connection) {
        try (connection) {
            connection.unwrap(PgConnection.class).close();
        } catch (SQLException e) {
            // It is gone either way, and the reason has been told by whoever used it.
        }
    }

    private DatabaseException notConnected(SQLException e) {
        return new DatabaseException(
                "Cannot connect to " + url + ": " + PostgresErrors.text(e), PostgresErrors.connectHint(e), e);
    }
}
