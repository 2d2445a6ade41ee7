package dev.flyback.schema.flyway;

import dev.flyback.dump.index.MigrationEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a set into runs that Flyway, when it is offered their migrations, applies in the order of ranks by itself: versions ascending, then repeatable
 * migrations by description. A database that was only ever migrated forwards is one segment.
 */
final class ReplaySegments {
    private ReplaySegments() {}

    /** The segments of entries that are sorted by rank; together they are the entries. */
    static List<List<MigrationEntry>> of(List<MigrationEntry> entries) {
        List<List<MigrationEntry>> segments = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= entries.size(); i++) {
            if (i == entries.size() || !flywayKeepsOrder(entries.get(i - 1), entries.get(i))) {
                segments.add(List.copyOf(entries.subList(start, i)));
                start = i;
            }
        }
        return segments;
    }

    private static boolean flywayKeepsOrder(MigrationEntry before, MigrationEntry after) {
        String version = before.version();
        String next = after.version();
        if (version == null) {
            return next == null && before.description().compareTo(after.description()) < 0;
        }
        return next == null || EffectiveHistory.compare(version, next) < 0;
    }
}
