package dev.flyback.backup;

import dev.flyback.catalog.DumpKey;
import dev.flyback.catalog.StoredRanges;
import dev.flyback.dump.DumpReader;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.failure.DumpDamagedException;
import dev.flyback.report.Progress;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.StoredObject;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest dump of a database that is in the store already. */
final class LastDump {
    private final ObjectStore store;

    LastDump(ObjectStore store) {
        this.store = store;
    }

    /** Its index; empty if there is none, or if it is damaged, which is a warning. */
    Optional<DumpIndex> index(String name, Progress progress) {
        @Nullable StoredObject newest = null;
        Instant newestStart = Instant.MIN;
        Iterator<StoredObject> objects = store.list(DumpKey.prefixOf(name));
        while (objects.hasNext()) {
            StoredObject object = objects.next();
            Optional<DumpKey> key = DumpKey.parse(object.key());
            if (key.isPresent() && !key.get().startedAt().isBefore(newestStart)) {
                newest = object;
                newestStart = key.get().startedAt();
            }
        }
        if (newest == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(DumpReader.open(new StoredRanges(store, newest)).index());
        } catch (DumpDamagedException e) {
            progress.warn("The last dump cannot be compared with: " + e.getMessage());
            return Optional.empty();
        }
    }
}
