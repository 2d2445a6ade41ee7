package dev.flyback.prune;

import dev.flyback.catalog.Catalog;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.failure.StoreException;
import dev.flyback.prune.Decision.Outcome;
import dev.flyback.report.Cancellation;
import dev.flyback.storage.UnfinishedWrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The removals of one run, until the first that fails or the wish to stop. What has been removed by then is not forgotten. */
final class Removals {
    private final Catalog catalog;
    private final boolean dryRun;
    private final Cancellation cancellation;
    private Optional<RuntimeException> failure = Optional.empty();

    Removals(Catalog catalog, boolean dryRun, Cancellation cancellation) {
        this.catalog = catalog;
        this.dryRun = dryRun;
        this.cancellation = cancellation;
    }

    /** Carries out a verdict. */
    Decision decide(CatalogEntry entry, Verdict verdict) {
        if (verdict.keep()) {
            return new Decision(entry, Outcome.KEPT, verdict.reasons());
        }
        if (failure.isEmpty()) {
            try {
                requireGoingOn();
                return remove(entry, verdict);
            } catch (StoreException e) {
                failure = Optional.of(e);
            }
        }
        return new Decision(entry, Outcome.PENDING, verdict.reasons());
    }

    /** Abandons what was begun before; those of which it is known that they were. */
    List<UnfinishedWrite> abandonWrites(Instant before) {
        List<UnfinishedWrite> abandoned = new ArrayList<>();
        if (failure.isEmpty()) {
            try {
                requireGoingOn();
                catalog.abandonWrites(before, dryRun, abandoned::add);
            } catch (StoreException e) {
                failure = Optional.of(e);
                if (!abandoned.isEmpty()) {
                    abandoned.remove(abandoned.size() - 1); // It may be the one that failed.
                }
            }
        }
        return abandoned;
    }

    Optional<RuntimeException> failure() {
        return failure;
    }

    private Decision remove(CatalogEntry entry, Verdict verdict) {
        return switch (catalog.remove(entry, dryRun)) {
            case REMOVED -> new Decision(entry, Outcome.REMOVED, verdict.reasons());
            case LOCKED -> new Decision(entry, Outcome.LOCKED, verdict.reasons());
            case REPLACED -> new Decision(entry, Outcome.LEFT_ALONE, List.of("it was replaced meanwhile"));
            case ARCHIVED ->
                new Decision(
                        entry, Outcome.LEFT_ALONE, List.of("it is archived, where nobody can see that it is a dump"));
            case NOT_A_DUMP -> new Decision(entry, Outcome.LEFT_ALONE, List.of("its end is not that of a dump"));
        };
    }

    private void requireGoingOn() {
        if (cancellation.requested()) {
            throw new StoreException(
                    "Pruning was stopped.", "What has been removed stays removed; run it again for the rest.");
        }
    }
}
