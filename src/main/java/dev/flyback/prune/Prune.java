package dev.flyback.prune;

import dev.flyback.catalog.Catalog;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.Contents;
import dev.flyback.catalog.DumpKey;
import dev.flyback.failure.StoreException;
import dev.flyback.report.Cancellation;
import dev.flyback.storage.UnfinishedWrite;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Removes the dumps of a store that no rule keeps. One listing decides all; then the dumps are removed, the oldest first, so that what is stopped half-way has
 * removed nothing that it would have kept, and can be run again. Only objects that are dumps by their keys and by their ends are touched.
 */
public final class Prune {
    private final Catalog catalog;
    private final Clock clock;

    public Prune(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Prunes; a run that must stop ends before the next removal.
     *
     * @return what was done, and what ended it early: a failure of the store, or the wish to stop
     */
    public PruneResult run(PruneRequest request, Cancellation cancellation) {
        Instant now = clock.instant();
        Contents contents;
        try {
            contents = catalog.contents(request.name());
        } catch (StoreException e) {
            return PruneResult.failed(catalog.location(), e);
        }
        Map<DumpKey, Verdict> verdicts = judge(contents.dumps(), request, now);
        Removals removals = new Removals(catalog, request.dryRun(), cancellation);
        List<Decision> decisions = new ArrayList<>(contents.dumps().size());
        for (CatalogEntry entry : contents.dumps()) {
            Verdict verdict = verdicts.get(entry.key());
            if (verdict == null) {
                throw new IllegalStateException("no verdict on " + entry);
            }
            decisions.add(removals.decide(entry, verdict));
        }
        List<UnfinishedWrite> abandoned = request.unfinishedAfter()
                .map(age -> removals.abandonWrites(Ago.of(age, now)))
                .orElse(List.of());
        return new PruneResult(
                catalog.location(), decisions, contents.others(), contents.otherCount(), abandoned, removals.failure());
    }

    private static Map<DumpKey, Verdict> judge(List<CatalogEntry> oldestFirst, PruneRequest request, Instant now) {
        Map<String, List<DumpKey>> newestFirst = new HashMap<>();
        for (int i = oldestFirst.size() - 1; i >= 0; i--) {
            DumpKey key = oldestFirst.get(i).key();
            newestFirst.computeIfAbsent(key.name(), name -> new ArrayList<>()).add(key);
        }
        Map<DumpKey, Verdict> verdicts = new HashMap<>();
        newestFirst.forEach((name, keys) -> new RetentionPolicy(request.rulesOf(name), now)
                .judge(keys)
                .forEach(verdict -> verdicts.put(verdict.key(), verdict)));
        return verdicts;
    }
}
