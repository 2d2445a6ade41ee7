package dev.flyback.catalog;

import dev.flyback.failure.ArchivedException;
import dev.flyback.failure.DumpDamagedException;
import dev.flyback.failure.StoreException;
import dev.flyback.report.Workers;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the indexes of many dumps, some at once: a store far away answers slowly, but many at a time. */
public final class Summaries {
    private static final int AT_ONCE = 8;

    private final Catalog catalog;

    public Summaries(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * A summary of each, in the same order. One that is damaged or archived is told as such; one that was removed since it was listed is left out. That the
     * store refuses to be read, or is away, ends it at the first.
     */
    public List<DumpSummary> of(List<CatalogEntry> entries) {
        AtomicReferenceArray<@Nullable DumpSummary> summaries = new AtomicReferenceArray<>(entries.size());
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            for (int i = next.getAndIncrement(); i < entries.size(); i = next.getAndIncrement()) {
                summaries.set(i, of(entries.get(i)).orElse(null));
            }
        };
        Workers.run("summary", Math.min(AT_ONCE, entries.size()), work, () -> next.set(entries.size()));
        return IntStream.range(0, entries.size())
                .mapToObj(summaries::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private Optional<DumpSummary> of(CatalogEntry entry) {
        try {
            return Optional.of(DumpSummary.of(entry, catalog.open(entry).index()));
        } catch (DumpDamagedException e) {
            return Optional.of(DumpSummary.damaged(entry, e.getMessage()));
        } catch (ArchivedException e) {
            return Optional.of(DumpSummary.archived(entry, e.getMessage()));
        } catch (StoreException e) {
            if (catalog.isGone(entry)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
