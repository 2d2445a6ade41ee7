package dev.flyback.testing;

import java.util.List;

/** A running server of databases, on whatever engine. */
public interface Server extends AutoCloseable {
    /** An empty database for a test. */
    Database freshDatabase();

    /** Runs a query as the server's administrator, in one of its databases. */
    List<List<String>> query(String database, String sql);

    /** Ends the server. */
    @Override
    void close();
}
