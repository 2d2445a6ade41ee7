package dev.flyback.testing;

/** A running server of databases, on whatever engine. */
public interface Server extends AutoCloseable {
    /** An empty database for a test. */
    Database freshDatabase();

    /** Ends the server. */
    @Override
    void close();
}
