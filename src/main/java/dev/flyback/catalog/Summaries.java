package dev.flyback.catalog;

import dev.flyback.failure.DumpDamagedException;
import dev.flyback.failure.StoreException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads the indexes of many dumps, some at once: a store far away answers slowly, but many at a time. */
public final class Summaries {
    private static final int AT_ONCE = 8;

    private final Catalog catalog;

    public Summaries(Catalog catalog) {
        this.catalog = catalog;
    }

    /** A summary of each, in the same order. One that cannot be read is told as damaged; that is no failure here. */
    public List<DumpSummary> of(List<CatalogEntry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(AT_ONCE, entries.size()));
        try {
            List<CompletableFuture<DumpSummary>> summaries = entries.stream()
                    .map(entry -> CompletableFuture.supplyAsync(() -> of(entry), workers))
                    .toList();
            return summaries.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            workers.shutdownNow();
        }
    }

    public DumpSummary of(CatalogEntry entry) {
        try {
            return DumpSummary.of(entry, catalog.open(entry).index());
        } catch (DumpDamagedException | StoreException e) {
            return DumpSummary.damaged(entry, e.getMessage());
        }
    }
}
