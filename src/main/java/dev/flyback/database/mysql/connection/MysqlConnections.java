package dev.flyback.database.mysql.connection;

import dev.flyback.database.ConnectionSettings;
import dev.flyback.database.DatabaseUrl;
import dev.flyback.database.jdbc.LibrarySessions;
import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Sessions of one database, each new when it is taken and ended when it is closed, since snapshots, locks and settings belong to a session. How many
 * Flyback opens is bounded by its jobs, and a migration tool opens two.
 */
public final class MysqlConnections implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);

    /**
     * MariaDB's driver asks every server for IGNORE_SPACE, which routines then keep as the mode that they were made with; MySQL's own driver, which applications of
     * MySQL use, does not.
     */
    private static final String SERVERS_MODE = "SET SESSION sql_mode = @@GLOBAL.sql_mode";

    private final DatabaseUrl url;
    private final DriverSettings driver;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /** Opens none yet. */
    public MysqlConnections(ConnectionSettings settings) {
        this.url = settings.url();
        this.driver = new DriverSettings(settings, CONNECT_TIMEOUT);
    }

    /** A session as every dump and load needs it; ends when it is closed. */
    public Connection open() {
        Connection connection = raw();
        try {
            for (String setting : SessionSettings.common()) {
                Query.run(connection, setting);
            }
            Flavor flavor = Flavor.of(connection.getMetaData().getDatabaseProductName());
            for (String setting : SessionSettings.of(flavor)) {
                Query.run(connection, setting);
            }
            SessionSettings.wishes().forEach(setting -> Query.attempt(connection, setting));
            return connection;
        } catch (SQLException e) {
            close(connection);
            throw MysqlErrors.translate(e, "setting up a session of " + url);
        }
    }

    /** A session with the server's own settings. */
    private Connection raw() {
        try {
            return lend();
        } catch (SQLException e) {
            throw new DatabaseException(
                    "Cannot connect to " + url + ": " + MysqlErrors.text(e), MysqlErrors.connectHint(e), e);
        }
    }

    /** For libraries that open sessions themselves; the server's own settings, but for its limit of rows. None is opened once {@link #cancel} was called. */
    public DataSource dataSource() {
        return new LibrarySessions(() -> {
            Connection connection = lend();
            Query.run(connection, "SET SESSION " + SessionSettings.ALL_ROWS);
            if (Flavor.of(connection.getMetaData().getDatabaseProductName()) == Flavor.MYSQL) {
                Query.run(connection, SERVERS_MODE);
            }
            return connection;
        });
    }

    /** By which the server knows the sessions that are open, as its process list shows them. */
    public Set<Long> numbers() {
        Set<Long> numbers = new HashSet<>();
        for (Connection connection : open) {
            try {
                numbers.add(connection.unwrap(org.mariadb.jdbc.Connection.class).getThreadId());
            } catch (SQLException e) {
                // It has ended, and is nobody's number.
            }
        }
        return numbers;
    }

    /** Where they lead. */
    public DatabaseUrl url() {
        return url;
    }

    /** Ends all sessions, on the server, too; whoever waits for one fails soon. From any thread. */
    public void cancel() {
        cancelled = true;
        open.forEach(MysqlConnections::abort);
    }

    /** Ends a session without reading what it still sends, even while another thread waits for it. */
    public static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // It has ended already.
        }
    }

    /** Ends a session that may be broken already. */
    public void close(Connection connection) {
        open.remove(connection);
        try {
            connection.close();
        } catch (SQLException e) {
            // It is gone either way, and the reason has been told by whoever used it.
        }
    }

    @Override
    public void close() {
        open.forEach(this::close);
    }

    /** Known before it is asked for: a cancellation at the same time either finds the session or is found. */
    private Connection lend() throws SQLException {
        if (cancelled) {
            throw new SQLException("The run was told to stop.", "70100");
        }
        Connection connection = driver.connect();
        open.removeIf(MysqlConnections::isClosed);
        open.add(connection);
        if (cancelled) {
            abort(connection);
        }
        return connection;
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }
}
