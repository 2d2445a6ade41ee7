package dev.flyback.catalog;

import dev.flyback.dump.DumpReader;
import dev.flyback.failure.ArchivedException;
import dev.flyback.failure.StoreException;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.StoredObject;
import dev.flyback.storage.UnfinishedWrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The dumps of a store. What is not a dump by its key is passed over, unless the store's contents are asked for. Holds one small entry for each dump that
 * it returns; failures are the store's.
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

    /**
     * Everything that lies under a database's name, or in the whole store. Costs a listing and reads nothing.
     *
     * @param name the database's name in the store
     */
    public Contents contents(Optional<String> name) {
        Contents.Collector contents = new Contents.Collector();
        store.list(name.map(DumpKey::prefixOf).orElse("")).forEachRemaining(contents::add);
        return contents.collected();
    }

    /**
     * Removes a dump: only the object that was listed, and only if it ends as a dump does, for which its last bytes are read.
     *
     * @param rehearsal finds out all but locks, and removes nothing; {@link Removal#REMOVED} means that it would be
     */
    public Removal remove(CatalogEntry entry, boolean rehearsal) {
        Optional<Removal> obstacle = obstacle(entry);
        if (obstacle.isPresent() || rehearsal) {
            return obstacle.orElse(Removal.REMOVED);
        }
        return switch (store.delete(entry.object())) {
            case DELETED -> Removal.REMOVED;
            case LOCKED -> Removal.LOCKED;
            case REPLACED -> Removal.REPLACED;
        };
    }

    /**
     * Abandons what killed backups have left in the store: unfinished writes of dumps.
     *
     * @param before only those that were begun earlier; a backup that is still writing then fails
     * @param rehearsal abandons nothing
     * @param unwanted told each that is abandoned next, or would be
     */
    public void abandonWrites(Instant before, boolean rehearsal, Consumer<UnfinishedWrite> unwanted) {
        store.abandonWrites(write -> {
            boolean mine =
                    write.key().map(key -> DumpKey.parse(key).isPresent()).orElse(true);
            boolean old = mine && write.begunAt().isBefore(before);
            if (old) {
                unwanted.accept(write);
            }
            return old && !rehearsal;
        });
    }

    /** Whether the object of a listing is gone by now. */
    boolean isGone(CatalogEntry entry) {
        return store.stat(entry.object().key()).isEmpty();
    }

    public String location() {
        return store.location();
    }

    /** What keeps an object from being removed as the dump that was listed. */
    private Optional<Removal> obstacle(CatalogEntry entry) {
        try {
            return DumpReader.endsAsDump(new StoredRanges(store, entry.object()))
                    ? Optional.empty()
                    : Optional.of(Removal.NOT_A_DUMP);
        } catch (ArchivedException e) {
            return Optional.of(Removal.ARCHIVED);
        } catch (StoreException e) {
            Optional<StoredObject> found = store.stat(entry.object().key());
            if (found.isEmpty()) {
                return Optional.of(Removal.REMOVED);
            }
            if (!found.get().version().equals(entry.object().version())) {
                return Optional.of(Removal.REPLACED);
            }
            throw e;
        }
    }
}
