package dev.flyback.catalog;

import dev.flyback.storage.StoredObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What lies in a store, by its keys.
 *
 * @param dumps oldest first
 * @param others objects that are no dumps, the first {@value #MAX_OTHERS} of them
 * @param otherCount how many of them there are
 */
public record Contents(List<CatalogEntry> dumps, List<StoredObject> others, long otherCount) {
    /** A bucket may hold any number of other things. */
    static final int MAX_OTHERS = 1_000;

    public Contents {
        dumps = Collections.unmodifiableList(dumps);
        others = Collections.unmodifiableList(others);
    }

    /** Takes objects as they are listed. */
    static final class Collector {
        private final List<CatalogEntry> dumps = new ArrayList<>();
        private final List<StoredObject> others = new ArrayList<>();
        private long otherCount;

        void add(StoredObject object) {
            DumpKey.parse(object.key())
                    .ifPresentOrElse(key -> dumps.add(new CatalogEntry(key, object)), () -> addOther(object));
        }

        Contents collected() {
            dumps.sort(CatalogEntry.OLDEST_FIRST);
            return new Contents(dumps, others, otherCount);
        }

        private void addOther(StoredObject object) {
            otherCount++;
            if (others.size() < MAX_OTHERS) {
                others.add(object);
            }
        }
    }
}
