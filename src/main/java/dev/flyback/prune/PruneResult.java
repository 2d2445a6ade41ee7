package dev.flyback.prune;

import dev.flyback.prune.Decision.Outcome;
import dev.flyback.storage.StoredObject;
import dev.flyback.storage.UnfinishedWrite;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was done in one store.
 *
 * @param store its location
 * @param decisions one for each dump, oldest first
 * @param others objects under the prefix that are no dumps by their keys; not necessarily all
 * @param otherCount how many there are
 * @param abandoned unfinished writes
 */
public record PruneResult(
        String store,
        List<Decision> decisions,
        List<StoredObject> others,
        long otherCount,
        List<UnfinishedWrite> abandoned) {

    public Stream<Decision> with(Outcome outcome) {
        return decisions.stream().filter(decision -> decision.outcome() == outcome);
    }
}
