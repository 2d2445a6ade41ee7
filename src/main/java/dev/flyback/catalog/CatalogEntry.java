package dev.flyback.catalog;

import dev.flyback.storage.StoredObject;
import java.util.Comparator;

/** A dump as the listing of a store shows it; nothing of it has been read. */
public record CatalogEntry(DumpKey key, StoredObject object) {
    /** By the start; dumps that were begun in the same second by when the store got them. */
    static final Comparator<CatalogEntry> OLDEST_FIRST = Comparator.comparing(
                    (CatalogEntry entry) -> entry.key().startedAt())
            .thenComparing(entry -> entry.object().modifiedAt())
            .thenComparing(entry -> entry.object().key());
}
