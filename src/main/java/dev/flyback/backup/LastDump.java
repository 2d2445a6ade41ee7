package dev.flyback.backup;

import dev.flyback.catalog.Catalog;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.DumpFilter;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.failure.DumpDamagedException;
import dev.flyback.failure.StoreException;
import dev.flyback.report.Progress;
import dev.flyback.storage.ObjectStore;
import java.util.Optional;

/** The newest dump of a database that is in the store already. */
final class LastDump {
    private final Catalog catalog;

    LastDump(ObjectStore store) {
        this.catalog = new Catalog(store);
    }

    /** As the store lists it. */
    Optional<CatalogEntry> entry(String name) {
        return catalog.newest(DumpFilter.named(name));
    }

    /** Its index; empty if it is damaged or archived, or else cannot be read, which is a warning and no reason to have no new one. */
    Optional<DumpIndex> index(CatalogEntry entry, Progress progress) {
        try {
            return Optional.of(catalog.open(entry).index());
        } catch (DumpDamagedException | StoreException e) {
            progress.warn("The last dump cannot be compared with: " + e.getMessage());
            return Optional.empty();
        }
    }
}
