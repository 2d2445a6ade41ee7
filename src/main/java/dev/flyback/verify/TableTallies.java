package dev.flyback.verify;

import dev.flyback.dump.TableTally;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.FrameEntry;
import dev.flyback.dump.index.LargeObjectsEntry;
import dev.flyback.dump.index.TableEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sums of what was found of each table, against what the index says. Safe for concurrent use. */
final class TableTallies {
    private final DumpIndex index;
    private final Map<Integer, TableTally> found = new HashMap<>();
    private final Set<Integer> unknown = new HashSet<>();

    TableTallies(DumpIndex index) {
        this.index = index;
    }

    synchronized void add(int table, TableTally tally) {
        found.merge(table, tally, TableTally::plus);
    }

    /** A part of the table could not be read, so its sums mean nothing. */
    synchronized void giveUp(int table) {
        unknown.add(table);
    }

    /** One sentence for each table whose sums are not those of the index. */
    synchronized List<String> differences() {
        List<String> differences = new ArrayList<>();
        List<TableEntry> tables = index.tables();
        for (int i = 0; i < tables.size(); i++) {
            TableEntry table = tables.get(i);
            compare(i, "Table " + table.table(), table.rows(), table.contentHash(), differences);
        }
        LargeObjectsEntry objects = index.largeObjects();
        if (objects != null) {
            compare(FrameEntry.LARGE_OBJECTS, "Large objects", objects.rows(), objects.contentHash(), differences);
        }
        return differences;
    }

    private void compare(int number, String what, long rows, String contentHash, List<String> differences) {
        TableTally tally = found.getOrDefault(number, TableTally.NOTHING);
        if (unknown.contains(number)) {
            return;
        }
        if (tally.rows() != rows) {
            differences.add(what + ": " + tally.rows() + " rows where the index says " + rows + ".");
        } else if (!tally.content().hex().equals(contentHash)) {
            differences.add(
                    what + ": the content is " + tally.content().hex() + " where the index says " + contentHash + ".");
        }
    }
}
