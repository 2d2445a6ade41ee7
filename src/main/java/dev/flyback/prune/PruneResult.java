package dev.flyback.prune;

import dev.flyback.prune.Decision.Outcome;
import dev.flyback.storage.StoredObject;
import dev.flyback.storage.UnfinishedWrite;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was done in one store.
 *
 * @param store its location
 * @param decisions one for each dump, oldest first
 * @param others objects under the prefix that are no dumps by their keys; not necessarily all
 * @param otherCount how many there are
 * @param abandoned unfinished writes
 * @param failure what ended it early; all that was done before stands in the rest
 */
public record PruneResult(
        String store,
        List<Decision> decisions,
        List<StoredObject> others,
        long otherCount,
        List<UnfinishedWrite> abandoned,
        Optional<RuntimeException> failure) {

    /** Of a store in which nothing was found out. */
    public static PruneResult failed(String store, RuntimeException failure) {
        return new PruneResult(store, List.of(), List.of(), 0, List.of(), Optional.of(failure));
    }

    public Stream<Decision> with(Outcome outcome) {
        return decisions.stream().filter(decision -> decision.outcome() == outcome);
    }
}
