package dev.flyback.backup;

import dev.flyback.database.ConnectionSettings;
import dev.flyback.database.Source.SnapshotRequest;
import dev.flyback.schema.HistorySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * What to back up, and how.
 *
 * @param name the database's name in the store
 * @param jobs workers
 * @param compressionLevel zstd's, 1 to 19
 * @param unversioned whether a database without a history may be dumped
 * @param migrations folders with the scripts
 * @param maxShrinkPercent a table that lost more of its rows than this since the last dump is an anomaly; empty: only tables that vanished are
 */
public record BackupRequest(
        ConnectionSettings connection,
        String name,
        SnapshotRequest snapshot,
        int jobs,
        int compressionLevel,
        boolean unversioned,
        HistorySettings history,
        List<Path> migrations,
        OptionalInt maxShrinkPercent) {
    public BackupRequest {
        migrations = List.copyOf(migrations);
    }
}
