package dev.flyback.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A database of a test in MySQL or MariaDB. Closing it drops it.
 *
 * @param owner the account that has all rights on it
 */
public record MysqlDatabase(MysqlServer server, String name, String owner) implements Database {

    @Override
    public String url() {
        return server.url(name);
    }

    @Override
    public void execute(String sql) {
        server.execute(name, owner, sql);
    }

    /** Runs one or more statements in one session of root's. */
    public void executeAsRoot(String sql) {
        server.execute(name, sql);
    }

    @Override
    public List<List<String>> query(String sql) {
        return server.query(name, sql);
    }

    @Override
    public List<String> differencesFrom(Database expected) {
        return MysqlOracle.differences((MysqlDatabase) expected, this);
    }

    @Override
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
