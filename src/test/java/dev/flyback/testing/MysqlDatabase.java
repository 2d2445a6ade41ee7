package dev.flyback.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A database of a test in MySQL or MariaDB. Closing it drops it.
 *
 * @param owner the account that has all rights on it
 */
public record MysqlDatabase(MysqlServer server, String name, String owner) implements AutoCloseable {

    /** For {@code --url}. */
    public String url() {
        return server.url(name);
    }

    /** Runs one or more statements in one session of the owner's. */
    public void execute(String sql) {
        server.execute(name, owner, sql);
    }

    /** Runs one or more statements in one session of root's. */
    public void executeAsRoot(String sql) {
        server.execute(name, sql);
    }

    /** Rows of a query that runs as root, values as the driver prints them; NULL is null. */
    public List<List<String>> query(String sql) {
        return server.query(name, sql);
    }

    /** The first value of a query's first row. */
    public String value(String sql) {
        return query(sql).get(0).get(0);
    }

    /** A session of the owner's. */
    public Connection connect() throws SQLException {
        return server.connect(name, owner);
    }

    /** A session of another account's. */
    public Connection connectAs(String account) throws SQLException {
        return server.connect(name, account);
    }

    @Override
    public void close() {
        server.execute("mysql", "drop database if exists " + MysqlServer.quoted(name));
    }

    @Override
    public String toString() {
        return "database " + name + " of " + server;
    }
}
