package dev.flyback.restore;

import dev.flyback.dump.ContentHash;
import dev.flyback.dump.TableTally;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a dump says that tables hold, against what was found. Tables that the same one routes count together: rows may be in another of them. */
final class Holdings {
    private final List<TableEntry> tables;

    Holdings(List<TableEntry> tables) {
        this.tables = tables;
    }

    /** One line for each that has another number of rows. */
    List<String> rowDifferences(Map<TableName, TableTally> found) {
        return compare(found, false);
    }

    /** One line for each that has another number of rows, or other content. */
    List<String> differences(Map<TableName, TableTally> found) {
        return compare(found, true);
    }

    /** The line, if the numbers of rows differ. */
    static List<String> rows(String what, long expected, TableTally found) {
        return found.rows() == expected
                ? List.of()
                : List.of(what + " has " + found.rows() + (found.rows() == 1 ? " row" : " rows")
                        + " where the dump has " + expected);
    }

    private List<String> compare(Map<TableName, TableTally> found, boolean contents) {
        Map<TableName, TableTally> expected = new LinkedHashMap<>();
        Map<TableName, TableTally> actual = new LinkedHashMap<>();
        for (TableEntry table : tables) {
            ContentHash content = ContentHash.parse(table.contentHash());
            expected.merge(table.holder(), new TableTally(table.rows(), table.bytes(), content), TableTally::plus);
            actual.merge(table.holder(), found.getOrDefault(table.table(), TableTally.NOTHING), TableTally::plus);
        }
        List<String> differences = new ArrayList<>();
        expected.forEach((holder, wanted) -> {
            TableTally tally = actual.getOrDefault(holder, TableTally.NOTHING);
            differences.addAll(rows(holder.toString(), wanted.rows(), tally));
            if (contents && tally.rows() == wanted.rows() && !tally.content().equals(wanted.content())) {
                differences.add(holder + " has as many rows, but other content");
            }
        });
        return differences;
    }
}
