package dev.flyback.database;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a restore notes in the target itself, so that a half-restored target can neither be mistaken for a whole one nor be lost: written in the
 * same transaction as what it tells of, dropped at the very end.
 */
public interface Ledger {
    /** Empty if no restore is under way in this target. */
    Optional<Entry> read();

    /** Opens the ledger in the entry's phase; there must be none. */
    void begin(Entry entry);

    /** Moves on; phases only go forward. */
    void enter(Phase phase);

    /** Positions of the frames that are loaded and committed. */
    Set<Integer> loadedFrames();

    /** Removes every trace of the ledger: the restore is complete. */
    void drop();

    enum Phase {
        /** Migrations are being replayed. */
        MIGRATE,
        /** All migrations are there, as at the source; definitions are being recorded and taken off, rows removed. */
        PREPARE,
        /** Rows are being loaded, definitions put back. */
        LOAD,
        /** All rows and definitions are there; sequences, views and the proof remain. */
        FINISH
    }

    /**
     * The restore that is under way.
     *
     * @param dumpId the dump that is being restored
     * @param indexSha256 of the dump's index, so that a resume uses the same bytes
     */
    record Entry(String dumpId, String indexSha256, Phase phase, Instant startedAt, String flybackVersion) {}
}
