package dev.flyback.database;

import dev.flyback.failure.TargetRefusedException;
import java.time.Instant;
import java.util.Arrays;
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

    /** Moves on; phases only go forward, but for a proof of contents that is first asked for after rows were counted. */
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
        /** All rows and definitions are there; the proof remains, and what comes after it. */
        FINISH,
        /** As {@link #PROVED}, but only the numbers of rows were compared. */
        COUNTED,
        /** The contents are those of the dump; sequences, views and whatever else comes last remain. */
        PROVED;

        /**
         * The phase of this name.
         *
         * @throws TargetRefusedException if this version knows none
         */
        public static Phase named(String name) {
            return Arrays.stream(values())
                    .filter(phase -> phase.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                            () -> new TargetRefusedException(
                                    "The target is half-restored, in the phase " + name
                                            + ", which this version of Flyback does not know.",
                                    "Go on with the version that began the restore, or drop the database and restore into a clean one."));
        }
    }

    /**
     * The restore that is under way.
     *
     * @param dumpId the dump that is being restored
     * @param indexSha256 of the dump's index, so that a resume uses the same bytes
     */
    record Entry(String dumpId, String indexSha256, Phase phase, Instant startedAt, String flybackVersion) {}
}
