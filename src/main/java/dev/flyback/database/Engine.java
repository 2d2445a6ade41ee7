package dev.flyback.database;

import dev.flyback.dump.RowSink;

/** One kind of database server. Stateless. */
public interface Engine {
    /** {@code postgresql}, {@code mysql} or {@code mariadb}; stands in every dump. */
    String name();

    /** Whether this engine serves the URL, judged by its scheme alone. */
    boolean serves(DatabaseUrl url);

    /**
     * Connects for a backup.
     *
     * @param jobs how many workers will read at once
     * @throws dev.flyback.failure.DatabaseException if the server cannot be reached or refuses
     */
    Source openSource(ConnectionSettings settings, int jobs);

    /**
     * Connects for a restore.
     *
     * @param jobs how many workers will load at once
     * @throws dev.flyback.failure.DatabaseException if the server cannot be reached or refuses
     */
    Target openTarget(ConnectionSettings settings, int jobs);

    /**
     * Takes a data frame of a dump apart, without any server: hands on the content of each row, in order, as it goes into the
     * {@link dev.flyback.dump.ContentHash}; nothing that stands around rows, and no terminator.
     *
     * @param sql a frame's SQL up to {@code length}
     * @throws dev.flyback.failure.DumpDamagedException if the frame is anything but whole statements that bring rows
     */
    void eachRow(byte[] sql, int length, RowSink rows);

    /** What a client needs around data frames that it is given without the rest of a dump. */
    Wrapping aroundRows();

    /**
     * SQL in UTF-8.
     *
     * @param before stops the client at errors, opens a transaction, sets what the rows rely on; empties nothing
     * @param after ends the transaction
     */
    record Wrapping(String before, String after) {}
}
