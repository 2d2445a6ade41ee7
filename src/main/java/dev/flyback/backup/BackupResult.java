package dev.flyback.backup;

import dev.flyback.dump.index.DumpIndex;
import dev.flyback.storage.StoredObject;
import java.util.List;

/**
 * A dump that is in the store and has been read back.
 *
 * @param anomalies what is odd compared with the last dump; a reason to look, and to end with findings
 */
public record BackupResult(StoredObject object, DumpIndex index, List<String> anomalies) {
    public BackupResult {
        anomalies = List.copyOf(anomalies);
    }
}
