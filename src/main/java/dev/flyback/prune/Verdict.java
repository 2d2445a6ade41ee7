package dev.flyback.prune;

import dev.flyback.catalog.DumpKey;
import java.util.List;

/**
 * What the policy says of one dump.
 *
 * @param keep whether it stays
 * @param reasons if it stays, what keeps it; else why each rule does not; never empty
 */
public record Verdict(DumpKey key, boolean keep, List<String> reasons) {
    public Verdict {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a verdict has a reason");
        }
    }
}
