package dev.flyback.prune;

import dev.flyback.catalog.CatalogEntry;
import java.util.List;

/**
 * What was done with one dump, and why.
 *
 * @param reasons the policy's; of what is no dump, why it was left alone
 */
public record Decision(CatalogEntry entry, Outcome outcome, List<String> reasons) {
    /** What was done; in a dry run, what would be. */
    public enum Outcome {
        KEPT,
        REMOVED,
        /** No rule keeps it, but the store does. */
        LOCKED,
        /** Its key is a dump's and no rule keeps it, but it does not end as a dump does, cannot be read in an archive, or was replaced meanwhile. It was left alone. */
        LEFT_ALONE,
        /** No rule keeps it, and the run ended before it was removed, or while it was. */
        PENDING
    }
}
