package dev.flyback.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A database of a test, on whatever engine. Closing it drops it. */
public sealed interface Database extends AutoCloseable permits TestDatabase, MysqlDatabase {

    /** For {@code --url}. */
    String url();

    String name();

    /** The account that has all rights on it. */
    String owner();

    /** Runs one or more statements in one session of the owner's. */
    void execute(String sql);

    /** Rows of a query that the server's administrator runs, values as the server or its driver prints them; NULL is null. */
    List<List<String>> query(String sql);

    /** The first value of a query's first row. */
    default String value(String sql) {
        return query(sql).get(0).get(0);
    }

    /** A session of the owner's. */
    Connection connect() throws SQLException;

    /** What the engine's oracle says: one entry for each difference of this database from the expected one of the same engine. */
    List<String> differencesFrom(Database expected);

    /** Fails with every difference from the expected database. */
    default void assertSameAs(Database expected) {
        List<String> differences = differencesFrom(expected);
        if (!differences.isEmpty()) {
            throw new AssertionError(this + " differs from " + expected + ":\n" + String.join("\n", differences));
        }
    }

    @Override
    void close();
}
