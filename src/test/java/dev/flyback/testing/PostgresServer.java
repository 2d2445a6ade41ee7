package dev.flyback.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running PostgreSQL. Its superuser is used for setting up and for looking at results, never by the program under test. Roles other than the
 * superuser need their password.
 */
public abstract class PostgresServer implements Server {
    static final String SUPERUSER = "postgres";
    static final String SUPERUSER_PASSWORD = "superuser's own";

    /** Owns the databases of tests and nothing else: no superuser, no right to make databases or roles. */
    public static final String OWNER = "flyback_owner";

    public static final String PASSWORD = "p@ss w0rd/€";

    private final AtomicInteger databases = new AtomicInteger();

    public abstract String host();

    public abstract int port();

    /** 13, 18, … */
    public final int major() {
        return Integer.parseInt(
                        query("postgres", "show server_version_num").get(0).get(0))
                / 10_000;
    }

    /** An empty database in UTF-8 that belongs to {@link #OWNER}. */
    @Override
    public final TestDatabase freshDatabase() {
        return freshDatabase("UTF8");
    }

    /** An empty database in the given encoding that belongs to {@link #OWNER}. */
    public final TestDatabase freshDatabase(String encoding) {
        return databaseNamed("test_" + databases.incrementAndGet(), encoding);
    }

    /** An empty database of this name that belongs to {@link #OWNER}; one that exists is replaced. */
    public final TestDatabase databaseNamed(String name, String encoding) {
        roleNamed(OWNER, "");
        execute("postgres", "drop database if exists " + quoted(name) + " with (force)");
        execute(
                "postgres",
                "create database " + quoted(name) + " owner " + OWNER + " template template0 encoding '" + encoding
                        + "' lc_collate 'C' lc_ctype 'C'");
        return new TestDatabase(this, name, OWNER);
    }

    /**
     * A role that may log in with {@link #PASSWORD}; made if it is not there.
     *
     * @param attributes as in {@code CREATE ROLE}, for instance {@code createdb}
     */
    public final void roleNamed(String role, String attributes) {
        if (query("postgres", "select from pg_roles where rolname = " + literal(role))
                .isEmpty()) {
            execute(
                    "postgres",
                    "create role " + quoted(role) + " login password " + literal(PASSWORD) + " " + attributes);
        }
    }

    /**
     * Makes an extension available to {@code CREATE EXTENSION}.
     *
     * @param control the text of its control file
     * @param script what the extension runs when it is created
     */
    public final void installExtension(String extension, String version, String control, String script) {
        String folder = query("postgres", "select setting || '/extension/' from pg_config() where name = 'SHAREDIR'")
                .get(0)
                .get(0);
        write(folder + extension + ".control", control);
        write(folder + extension + "--" + version + ".sql", script);
    }

    /** What the server's own {@code pg_dump} says of a database's rows, without Flyway's history: its lines, sorted. Only where it comes with the server. */
    public List<String> linesOfPgDump(TestDatabase database) {
        throw new UnsupportedOperationException(this + " comes without pg_dump");
    }

    /** Writes a file where the server runs. */
    abstract void write(String path, String text);

    /** The URL of a database, without credentials. */
    public final String url(String database) {
        return "jdbc:postgresql://" + host() + ":" + port() + "/"
                + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    }

    final Connection connect(String database, String user) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", user.equals(SUPERUSER) ? SUPERUSER_PASSWORD : PASSWORD);
        return DriverManager.getConnection(url(database), properties);
    }

    /** Runs as superuser. */
    public final List<List<String>> query(String database, String sql) {
        try (Connection connection = connect(database, SUPERUSER)) {
            return Rows.of(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException("on " + this + ": " + sql, e);
        }
    }

    /** Runs as superuser. */
    public final void execute(String database, String sql) {
        try (Connection connection = connect(database, SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("on " + this + ": " + sql, e);
        }
    }

    public static String quoted(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
