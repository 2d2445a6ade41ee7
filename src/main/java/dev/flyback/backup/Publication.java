package dev.flyback.backup;

import dev.flyback.catalog.StoredRanges;
import dev.flyback.dump.DumpReader;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.failure.StoreException;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.StoredObject;

/** Makes sure that what the store now has is what was written. */
final class Publication {
    private final ObjectStore store;

    Publication(ObjectStore store) {
        this.store = store;
    }

    /** Reads the published object's end back from the store: its size, its index with the hash, the index's content. */
    void check(StoredObject published, DumpIndex written, long bytes) {
        StoredObject found = store.stat(published.key())
                .orElseThrow(() -> new StoreException(
                        "The dump " + published.key() + " was published, but the store does not have it.",
                        "Do not count on this dump; check the store and run the backup again."));
        if (found.size() != bytes) {
            throw new StoreException(
                    "The dump " + published.key() + " has " + found.size() + " bytes in the store; " + bytes
                            + " were written.",
                    "Do not count on this dump; check the store and run the backup again.");
        }
        if (!DumpReader.open(new StoredRanges(store, found)).index().equals(written)) {
            throw new StoreException(
                    "The dump " + published.key() + " was read back with another index than was written.",
                    "Do not count on this dump; check the store and run the backup again.");
        }
    }
}
