package dev.flyback.database;

import dev.flyback.dump.index.SourceFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A database that is dumped. Closing it ends every session that it opened; a crash does, too. */
public interface Source extends AutoCloseable {
    SourceFacts facts();

    /**
     * Keeps a second run away from this database until the session ends.
     *
     * @throws dev.flyback.failure.BusyException if another run holds the lock
     */
    void lockRun();

    /**
     * Takes one consistent snapshot for all workers and keeps definitions from changing. Returns only a snapshot whose catalogue and data belong
     * together.
     *
     * @throws dev.flyback.failure.DatabaseException if a lock is not got in time (the message names who blocks it), rights are missing (every object
     *     is named), or row-level security would hide rows
     */
    Snapshot snapshot(SnapshotRequest request);

    /** Ends running statements, so that waiting threads fail soon. May come from any thread. */
    void cancel();

    @Override
    void close();

    /**
     * What to take the snapshot of.
     *
     * @param schemas only these; empty means all of the user's
     * @param lockTimeout for all locks together
     * @param lockNonTransactional whether tables that a snapshot does not cover may be locked for the whole run
     * @param encoding of the rows; empty lets the engine choose the one that changes no byte
     * @param insideRestore whether this is a restore's own proof; any other snapshot of a half-restored database is refused
     */
    record SnapshotRequest(
            List<String> schemas,
            Duration lockTimeout,
            boolean lockNonTransactional,
            Optional<String> encoding,
            boolean insideRestore) {
        public SnapshotRequest {
            schemas = List.copyOf(schemas);
        }

        /** What a restore needs to compare contents: the same tables, the rows in the dump's encoding. */
        public static SnapshotRequest proof(String encoding, Duration lockTimeout) {
            return new SnapshotRequest(List.of(), lockTimeout, false, Optional.of(encoding), true);
        }
    }
}
