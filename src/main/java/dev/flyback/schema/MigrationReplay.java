package dev.flyback.schema;

import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.report.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Brings an empty database to exactly the migrations of a dump, and on from there. */
public interface MigrationReplay {
    /**
     * Decides, without touching any database, whether the set can be replayed exactly.
     *
     * @return one line for each migration that cannot be replayed, naming it, the reason and what helps; empty if all can
     */
    List<String> obstacles(Replay replay);

    /**
     * Replays in the order of ranks with the recorded history table. A database in which a first part of the set is applied already (a resume) is
     * continued.
     *
     * @param target gives connections whose current schema is the account's own default; two at a time are enough
     * @throws dev.flyback.failure.TargetRefusedException if a script fails or the history afterwards is not the set; the message names the script
     */
    void replay(Replay replay, DataSource target, Progress progress);

    /** Goes on to the newest script of the folders; returns what was applied. */
    List<MigrationEntry> migrateOn(
            HistoryFacts history, HistorySettings settings, List<Path> folders, DataSource target);

    /**
     * What to replay and how.
     *
     * @param entries every row of the history, by ascending rank
     * @param scripts available scripts by rank
     * @param acceptedChecksums scripts, by recorded name, that may differ from the history's checksum; a baseline row named here is written without
     *     anything being run for it
     */
    record Replay(
            HistoryFacts history,
            List<MigrationEntry> entries,
            Map<Integer, byte[]> scripts,
            Set<String> acceptedChecksums,
            HistorySettings settings) {
        public Replay {
            entries = List.copyOf(entries);
            scripts = Map.copyOf(scripts);
            acceptedChecksums = Set.copyOf(acceptedChecksums);
        }
    }
}
