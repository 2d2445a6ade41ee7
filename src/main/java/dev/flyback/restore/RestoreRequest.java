package dev.flyback.restore;

import dev.flyback.database.ConnectionSettings;
import dev.flyback.schema.HistorySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Where to restore, and how.
 *
 * @param jobs workers
 * @param history what the user said of the application's settings; placeholders, above all
 * @param migrations folders with scripts
 * @param scripts where the scripts are taken from
 * @param acceptedChecksums scripts, by recorded name, that may differ from the checksum in the history
 * @param premigrated whether the application has made the schema already
 * @param resume whether an interrupted restore may be gone on with
 * @param prove whether contents are compared afterwards, not only numbers of rows
 * @param thenMigrate whether to go on to the newest script of the folders
 * @param dryRun whether to stop before anything is written
 */
public record RestoreRequest(
        ConnectionSettings connection,
        int jobs,
        HistorySettings history,
        List<Path> migrations,
        ScriptOrigin scripts,
        Set<String> acceptedChecksums,
        boolean premigrated,
        boolean resume,
        boolean prove,
        boolean thenMigrate,
        boolean dryRun) {
    public RestoreRequest {
        migrations = List.copyOf(migrations);
        acceptedChecksums = Set.copyOf(acceptedChecksums);
        if (jobs < 1) {
            throw new IllegalArgumentException("no workers: " + jobs);
        }
    }

    /** Who is trusted to say what a migration did. */
    public enum ScriptOrigin {
        /** The dump and the folders; where both have a script, the two must be equal. */
        DUMP_AND_FOLDERS,
        /** The folders only: nothing that stands in the dump is run. */
        FOLDERS
    }
}
