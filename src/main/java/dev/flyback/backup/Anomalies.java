package dev.flyback.backup;

import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What a dump lacks that the last one of the same database had. */
final class Anomalies {
    private Anomalies() {}

    /**
     * Compares the tables' rows. A table that a migration between the two dumps took away is missing from the newer shape as well as from its data, and is
     * reported only while the schema version is the same.
     */
    static List<String> between(DumpIndex last, DumpIndex now, OptionalInt maxShrinkPercent) {
        Map<TableName, Long> rows = new HashMap<>();
        now.tables().forEach(table -> rows.put(table.table(), table.rows()));
        boolean sameVersion = java.util.Objects.equals(last.schemaVersion(), now.schemaVersion());
        List<String> anomalies = new ArrayList<>();
        for (TableEntry before : last.tables()) {
            Long after = rows.get(before.table());
            if (after == null) {
                if (sameVersion) {
                    anomalies.add("Table " + before.table() + " vanished since dump " + last.id() + "; it had "
                            + before.rows() + " rows.");
                }
            } else if (maxShrinkPercent.isPresent() && shrank(before.rows(), after, maxShrinkPercent.getAsInt())) {
                anomalies.add("Table " + before.table() + " shrank from " + before.rows() + " to " + after
                        + " rows since dump " + last.id() + ", by more than " + maxShrinkPercent.getAsInt() + " %.");
            }
        }
        return anomalies;
    }

    private static boolean shrank(long before, long after, int percent) {
        return before - after > before / 100.0 * percent;
    }
}
