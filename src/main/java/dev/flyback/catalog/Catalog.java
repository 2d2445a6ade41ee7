package dev.flyback.catalog;

import dev.flyback.dump.DumpReader;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.StoredObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The dumps of a store. What is not a dump by its key is passed over. Holds one small entry for each dump that it returns; failures are the
 * store's.
 */
public final class Catalog {
    private final ObjectStore store;

    public Catalog(ObjectStore store) {
        this.store = store;
    }

    /** The dumps that the filter accepts, newest last. Costs a listing and reads nothing. */
    public List<CatalogEntry> dumps(DumpFilter filter) {
        List<CatalogEntry> entries = new ArrayList<>();
        Iterator<StoredObject> objects =
                store.list(filter.name().map(DumpKey::prefixOf).orElse(""));
        while (objects.hasNext()) {
            StoredObject object = objects.next();
            DumpKey.parse(object.key())
                    .filter(filter::accepts)
                    .ifPresent(key -> entries.add(new CatalogEntry(key, object)));
        }
        entries.sort(CatalogEntry.OLDEST_FIRST);
        return Collections.unmodifiableList(entries);
    }

    /** The newest dump that the filter accepts. */
    public Optional<CatalogEntry> newest(DumpFilter filter) {
        List<CatalogEntry> entries = dumps(filter);
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
    }

    /**
     * Opens a dump.
     *
     * @throws dev.flyback.failure.DumpDamagedException if its index cannot be read or is that of another dump
     */
    public DumpReader open(CatalogEntry entry) {
        DumpReader reader = DumpReader.open(new StoredRanges(store, entry.object()));
        KeyCheck.check(entry.key(), reader.index());
        return reader;
    }

    public String location() {
        return store.location();
    }
}
