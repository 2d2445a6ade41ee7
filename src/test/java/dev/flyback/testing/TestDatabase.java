package dev.flyback.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A database of a test. Closing it drops it, with whatever sessions are left.
 *
 * @param owner the role that it belongs to
 */
public record TestDatabase(PostgresServer server, String name, String owner) implements AutoCloseable {

    /** For {@code --url}. */
    public String url() {
        return server.url(name);
    }

    /** Runs one or more statements as the owner. */
    public void execute(String sql) {
        try (Connection connection = server.connect(name, owner);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("in " + this + ": " + sql.substring(0, Math.min(2000, sql.length())), e);
        }
    }

    /** Runs one or more statements as superuser. */
    public void executeAsSuperuser(String sql) {
        server.execute(name, sql);
    }

    /** Rows of a query that runs as superuser, values as the server prints them; NULL is null. */
    public List<List<String>> query(String sql) {
        return server.query(name, sql);
    }

    /** The first value of a query's first row. */
    public String value(String sql) {
        return query(sql).get(0).get(0);
    }

    /** A session as the owner. */
    public Connection connect() throws SQLException {
        return server.connect(name, owner);
    }

    /** A session as another role. */
    public Connection connectAs(String role) throws SQLException {
        return server.connect(name, role);
    }

    @Override
    public void close() {
        server.execute("postgres", "drop database if exists " + PostgresServer.quoted(name) + " with (force)");
    }

    @Override
    public String toString() {
        return "database " + name + " of " + server;
    }
}
