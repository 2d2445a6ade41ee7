package dev.flyback.prune;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Which dumps of a database are kept. A dump stays if one rule keeps it; a rule with zero or nothing in it is off.
 *
 * @param last so many of the newest
 * @param periods of each of the last so many spans that have a dump, the newest dump
 * @param within those that were begun within this time before now
 * @param perSchemaVersion so many of the newest of each schema version
 * @param schemaVersions all dumps at these versions, compared as Flyway does; {@code unversioned} means dumps without one
 */
public record RetentionRules(
        int last, Map<Period, Integer> periods, Duration within, int perSchemaVersion, Set<String> schemaVersions) {
    /** Without a rule. */
    public static final RetentionRules NONE = new RetentionRules(0, Map.of(), Duration.ZERO, 0, Set.of());

    public RetentionRules {
        periods = Map.copyOf(periods);
        schemaVersions = Set.copyOf(schemaVersions);
        if (last < 0
                || within.isNegative()
                || perSchemaVersion < 0
                || periods.values().stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("no rule is negative");
        }
    }

    /** Whether no rule is on. */
    public boolean isEmpty() {
        return last == 0
                && periods.values().stream().allMatch(count -> count == 0)
                && within.isZero()
                && perSchemaVersion == 0
                && schemaVersions.isEmpty();
    }

    int of(Period period) {
        return periods.getOrDefault(period, 0);
    }
}
