package dev.flyback.restore;

import dev.flyback.database.Ledger.Phase;
import dev.flyback.database.Target;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.SequenceEntry;
import dev.flyback.dump.index.Shape;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.TargetRefusedException;
import dev.flyback.report.Excerpt;
import dev.flyback.schema.ShapeComparison;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What of a dump has a place in the target. Without one is only what no migration made.
 *
 * @param numbers positions of the tables in {@link DumpIndex#tables()}
 * @param findings one sentence for each table, view or type that has no place
 */
record Placement(
        List<TableEntry> tables,
        Set<Integer> numbers,
        List<SequenceEntry> sequences,
        List<TableName> derived,
        List<String> findings) {
    private static final int SHOWN = 30;

    /** All of it. */
    static Placement whole(DumpIndex index) {
        return without(index, Set.of());
    }

    /**
     * Compares the dump's shape with the target's.
     *
     * @param phase once the target is being prepared, definitions may be taken off, and only what is missing counts
     * @throws TargetRefusedException if they differ in anything that the rows need
     */
    static Placement of(DumpIndex index, Target target, Phase phase) {
        HistoryFacts history = index.history();
        Shape selected = target.shape().within(index.schemas());
        Shape shape = history == null ? selected : selected.without(history.table());
        Set<TableName> unmade = new HashSet<>(index.notMadeByMigrations());
        index.tables().stream()
                .filter(table -> Boolean.FALSE.equals(table.madeByMigrations()))
                .forEach(table -> unmade.add(table.table()));
        ShapeComparison comparison = ShapeComparison.of(index.shape(), shape, unmade);
        List<String> differences = new ArrayList<>(comparison.differences());
        differences.addAll(target.differences(index.source()));
        if (phase == Phase.MIGRATE && !differences.isEmpty()) {
            throw new TargetRefusedException(
                    "The target's shape is not the dump's: " + Excerpt.of(differences, SHOWN, "; ", "; and ") + ".",
                    "The migrations did not make at the target what they made at the source. Nothing was loaded; drop this database before the next try.");
        }
        return without(index, withRouted(index, comparison.unplaced()));
    }

    /** Where a partition is missing, rows of the others that the same table routes may need it, too. */
    private static Set<TableName> withRouted(DumpIndex index, List<TableName> unplaced) {
        Set<TableName> all = new HashSet<>(unplaced);
        Set<TableName> routers = index.tables().stream()
                .filter(table -> table.routedBy() != null && all.contains(table.table()))
                .map(TableEntry::holder)
                .collect(Collectors.toSet());
        index.tables().stream()
                .filter(table -> routers.contains(table.holder()))
                .forEach(table -> all.add(table.table()));
        return all;
    }

    private static Placement without(DumpIndex index, Set<TableName> unplaced) {
        Set<Integer> numbers = IntStream.range(0, index.tables().size())
                .filter(number -> !unplaced.contains(index.tables().get(number).table()))
                .boxed()
                .collect(Collectors.toSet());
        return new Placement(
                numbers.stream()
                        .sorted()
                        .map(number -> index.tables().get(number))
                        .toList(),
                numbers,
                index.sequences().stream()
                        .filter(sequence -> !unplaced.contains(sequence.name()))
                        .toList(),
                index.derived().stream()
                        .filter(view -> !unplaced.contains(view))
                        .toList(),
                findings(index, unplaced));
    }

    private static List<String> findings(DumpIndex index, Set<TableName> unplaced) {
        List<String> findings = new ArrayList<>();
        index.tables().stream()
                .filter(table -> unplaced.contains(table.table()))
                .forEach(table -> findings.add("The table " + table.table() + " (" + table.rows()
                        + " rows) was not restored: no migration made it, and the target does not have it"
                        + (table.routedBy() == null
                                ? "."
                                : " or another partition of " + table.routedBy() + " that its rows may belong to.")));
        index.notMadeByMigrations().stream()
                .filter(unplaced::contains)
                .forEach(name -> findings.add(
                        name + " was not restored: no migration made it, and the target does not have it."));
        return findings;
    }

    /** The same with no other tables than these. */
    Placement only(Set<TableName> names) {
        return new Placement(
                tables.stream().filter(table -> names.contains(table.table())).toList(),
                numbers,
                sequences,
                derived,
                findings);
    }

    long rows() {
        return tables.stream().mapToLong(TableEntry::rows).sum();
    }

    long bytes() {
        return tables.stream().mapToLong(TableEntry::bytes).sum();
    }
}
