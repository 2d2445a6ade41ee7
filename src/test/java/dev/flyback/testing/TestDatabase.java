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
public record TestDatabase(PostgresServer server, String name, String owner) implements Database {

    @Override
    public String url() {
        return server.url(name);
    }

    @Override
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

    @Override
    public List<List<String>> query(String sql) {
        return server.query(name, sql);
    }

    @Override
    public List<String> differencesFrom(Database expected) {
        return ContentOracle.differences((TestDatabase) expected, this);
    }

    @Override
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
