package dev.flyback.prune;

import dev.flyback.catalog.Catalog;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.Contents;
import dev.flyback.catalog.DumpKey;
import dev.flyback.failure.StoreException;
import dev.flyback.prune.Decision.Outcome;
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
 * removed nothing that it would have kept, and can be run again. Only objects that are dumps by their keys and by their ends are touched. Failures are the store's.
 */
public final class Prune {
    private final Catalog catalog;
    private final Clock clock;

    public Prune(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Prunes; a run that must stop ends before the next removal. */
    public PruneResult run(PruneRequest request, Cancellation cancellation) {
        Instant now = clock.instant();
        Contents contents = catalog.contents(request.name());
        Map<DumpKey, Verdict> verdicts = judge(contents.dumps(), request, now);
        List<Decision> decisions = new ArrayList<>(contents.dumps().size());
        for (CatalogEntry entry : contents.dumps()) {
            Verdict verdict = verdicts.get(entry.key());
            if (verdict == null) {
                throw new IllegalStateException("no verdict on " + entry);
            }
            decisions.add(carryOut(entry, verdict, request.dryRun(), cancellation));
        }
        return new PruneResult(
                catalog.location(),
                decisions,
                contents.others(),
                contents.otherCount(),
                abandonWrites(request, now, cancellation));
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

    private Decision carryOut(CatalogEntry entry, Verdict verdict, boolean dryRun, Cancellation cancellation) {
        if (verdict.keep()) {
            return new Decision(entry, Outcome.KEPT, verdict.reasons());
        }
        requireGoingOn(cancellation);
        return switch (catalog.remove(entry, dryRun)) {
            case REMOVED -> new Decision(entry, Outcome.REMOVED, verdict.reasons());
            case LOCKED -> new Decision(entry, Outcome.LOCKED, verdict.reasons());
            case REPLACED -> new Decision(entry, Outcome.LEFT_ALONE, List.of("it was replaced meanwhile"));
            case NOT_A_DUMP -> new Decision(entry, Outcome.LEFT_ALONE, List.of("its end is not that of a dump"));
        };
    }

    private List<UnfinishedWrite> abandonWrites(PruneRequest request, Instant now, Cancellation cancellation) {
        if (request.unfinishedAfter().isEmpty()) {
            return List.of();
        }
        requireGoingOn(cancellation);
        Instant before = Ago.of(request.unfinishedAfter().get(), now);
        return catalog.abandonWrites(before, request.dryRun());
    }

    private static void requireGoingOn(Cancellation cancellation) {
        if (cancellation.requested()) {
            throw new StoreException(
                    "Pruning was stopped.", "What has been removed stays removed; run it again for the rest.");
        }
    }
}
