package dev.flyback.database;

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
}
