package dev.flyback.catalog;

import dev.flyback.failure.DumpDamagedException;
import dev.flyback.failure.StoreException;
import dev.flyback.report.Workers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** Reads the indexes of many dumps, some at once: a store far away answers slowly, but many at a time. */
public final class Summaries {
    private static final int AT_ONCE = 8;

    private final Catalog catalog;

    public Summaries(Catalog catalog) {
        this.catalog = catalog;
    }

    /** A summary of each, in the same order. One that cannot be read is told as damaged; that is no failure here. */
    public List<DumpSummary> of(List<CatalogEntry> entries) {
        AtomicReferenceArray<DumpSummary> summaries = new AtomicReferenceArray<>(entries.size());
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            for (int i = next.getAndIncrement(); i < entries.size(); i = next.getAndIncrement()) {
                summaries.set(i, of(entries.get(i)));
            }
        };
        Workers.run("summary", Math.min(AT_ONCE, entries.size()), work, () -> next.set(entries.size()));
        return IntStream.range(0, entries.size()).mapToObj(summaries::get).toList();
    }

    public DumpSummary of(CatalogEntry entry) {
        try {
            return DumpSummary.of(entry, catalog.open(entry).index());
        } catch (DumpDamagedException | StoreException e) {
            return DumpSummary.damaged(entry, e.getMessage());
        }
    }
}
