package dev.flyback.schema;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Finds the scripts of a migration set in folders. */
public interface ScriptLibrary {
    /**
     * Looks for every SQL migration of the set, below the folders, by the name that the history recorded. Only a script whose checksum, computed as
     * the migration tool computes it, equals the history's is taken.
     */
    Scripts find(MigrationSet set, HistorySettings settings, List<Path> folders);

    /**
     * What was found.
     *
     * @param byRank the scripts' bytes, unchanged, by the rank of their migration
     * @param differing for migrations whose script was not found: a script of the recorded name with another checksum
     * @param problems one sentence for each script that is missing or differs, naming it
     */
    record Scripts(Map<Integer, byte[]> byRank, Map<Integer, byte[]> differing, List<String> problems) {
        public Scripts {
            byRank = Map.copyOf(byRank);
            differing = Map.copyOf(differing);
            problems = List.copyOf(problems);
        }
    }
}
