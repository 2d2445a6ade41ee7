package dev.flyback.schema;

import dev.flyback.dump.index.Shape;
import dev.flyback.dump.index.Shape.Column;
import dev.flyback.dump.index.Shape.Relation;
import dev.flyback.dump.index.Shape.UserType;
import dev.flyback.dump.index.TableName;
import dev.flyback.report.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What differs between the shape that a dump's rows need and the shape of a target.
 *
 * @param differences one line each, table by table and column by column, at most {@value #MAX_LINES} and one that counts the rest
 * @param unplaced what no migration made and the target does not have, with the sequences named after such tables
 */
public record ShapeComparison(List<String> differences, List<TableName> unplaced) {
    private static final int MAX_LINES = 200;

    private static final Pattern DISPLAY_WIDTH =
            Pattern.compile("^((?:tiny|small|medium|big)?int|year)\\(\\d+\\)(?= |$)");

    public ShapeComparison {
        differences = List.copyOf(differences);
        unplaced = List.copyOf(unplaced);
    }

    /**
     * Compares two shapes.
     *
     * @param notMadeByMigrations relations and types of the dump that are known not to be made by migrations: missing ones are no difference
     */
    public static ShapeComparison of(Shape dump, Shape target, Set<TableName> notMadeByMigrations) {
        Map<TableName, Relation> expected = byName(dump.relations(), Relation::name);
        Map<TableName, Relation> found = byName(target.relations(), Relation::name);
        Map<TableName, UserType> types = byName(target.types(), UserType::name);
        Set<TableName> unplaced = unplaced(expected, found, notMadeByMigrations);
        dump.types().stream()
                .map(UserType::name)
                .filter(type -> notMadeByMigrations.contains(type) && !types.containsKey(type))
                .forEach(unplaced::add);
        List<String> lines = new ArrayList<>();
        expected.forEach((name, relation) -> {
            Relation other = found.get(name);
            if (other != null) {
                compare(lines, relation, other);
            } else if (!unplaced.contains(name)) {
                lines.add(title(relation) + " is missing in the target");
            }
        });
        found.forEach((name, relation) -> {
            if (!expected.containsKey(name)) {
                lines.add(title(relation) + " is in the target only");
            }
        });
        compareTypes(lines, byName(dump.types(), UserType::name), types, unplaced);
        return new ShapeComparison(bounded(lines), List.copyOf(unplaced));
    }

    private static Set<TableName> unplaced(
            Map<TableName, Relation> expected, Map<TableName, Relation> found, Set<TableName> notMadeByMigrations) {
        Set<TableName> unplaced = new TreeSet<>(notMadeByMigrations);
        unplaced.retainAll(expected.keySet());
        unplaced.removeAll(found.keySet());
        Set<TableName> sequences = new TreeSet<>();
        for (Relation relation : expected.values()) {
            if (relation.kind().equals("sequence")
                    && !found.containsKey(relation.name())
                    && unplaced.stream().anyMatch(table -> isNamedAfter(relation.name(), table))) {
                sequences.add(relation.name());
            }
        }
        unplaced.addAll(sequences);
        return unplaced;
    }

    static boolean isNamedAfter(TableName sequence, TableName table) {
        return sequence.schema().equals(table.schema())
                && sequence.name().startsWith(table.name() + "_")
                && sequence.name().endsWith("_seq");
    }

    private static void compare(List<String> lines, Relation dump, Relation target) {
        String title = title(dump);
        if (!dump.kind().equals(target.kind())) {
            lines.add(title + " is a " + Printable.text(target.kind()) + " in the target");
            return;
        }
        Map<String, Column> expected = byName(dump.columns(), Column::name);
        Map<String, Column> found = byName(target.columns(), Column::name);
        expected.forEach((name, column) -> {
            Column other = found.get(name);
            if (other == null) {
                lines.add(title + ": column " + described(column) + " is missing in the target");
            } else if (!meaning(column).equals(meaning(other))) {
                lines.add(title + ": column " + Printable.text(name) + " is " + properties(column) + " in the dump, "
                        + properties(other) + " in the target");
            }
        });
        found.forEach((name, column) -> {
            if (!expected.containsKey(name)) {
                lines.add(title + ": column " + described(column) + " is in the target only");
            }
        });
    }

    /**
     * The same for columns that hold the same. MySQL shows the display width of an integer or a year only of tables that were made by a version before 8.0.19; it means
     * nothing without ZEROFILL, but {@code tinyint(1)} is kept, since it stands for a boolean.
     */
    private static Column meaning(Column column) {
        String type = column.type();
        boolean widthMeansSomething = type.contains("zerofill") || type.startsWith("tinyint(1)");
        return new Column(
                column.name(),
                widthMeansSomething ? type : DISPLAY_WIDTH.matcher(type).replaceFirst("$1"),
                column.notNull(),
                column.generated(),
                column.identity());
    }

    private static void compareTypes(
            List<String> lines,
            Map<TableName, UserType> expected,
            Map<TableName, UserType> found,
            Set<TableName> unplaced) {
        expected.forEach((name, type) -> {
            UserType other = found.get(name);
            if (other == null) {
                if (!unplaced.contains(name)) {
                    lines.add(title(type) + " is missing in the target");
                }
            } else if (!type.equals(other)) {
                compare(lines, type, other);
            }
        });
        found.forEach((name, type) -> {
            if (!expected.containsKey(name)) {
                lines.add(title(type) + " is in the target only");
            }
        });
    }

    private static void compare(List<String> lines, UserType dump, UserType target) {
        String title = title(dump);
        if (!dump.kind().equals(target.kind())) {
            lines.add(
                    title + " is " + dump.kind() + " in the dump, " + Printable.text(target.kind()) + " in the target");
            return;
        }
        List<String> missing = without(dump.details(), target.details());
        List<String> extra = without(target.details(), dump.details());
        missing.forEach(detail -> lines.add(title + ": " + Printable.text(detail) + " is missing in the target"));
        extra.forEach(detail -> lines.add(title + ": " + Printable.text(detail) + " is in the target only"));
        if (missing.isEmpty() && extra.isEmpty()) {
            lines.add(title + ": the order is " + Printable.text(dump.details().toString()) + " in the dump, "
                    + Printable.text(target.details().toString()) + " in the target");
        }
    }

    private static List<String> without(List<String> details, List<String> others) {
        return details.stream().filter(detail -> !others.contains(detail)).toList();
    }

    private static <N, T> Map<N, T> byName(List<T> things, Function<T, N> name) {
        return things.stream()
                .collect(Collectors.toMap(name, Function.identity(), (first, second) -> first, TreeMap::new));
    }

    private static String title(Relation relation) {
        return Printable.text(relation.kind() + " " + relation.name());
    }

    private static String title(UserType type) {
        return Printable.text("type " + type.name());
    }

    private static String described(Column column) {
        return Printable.text(column.name()) + " (" + properties(column) + ")";
    }

    private static String properties(Column column) {
        StringBuilder properties = new StringBuilder(column.type());
        if (column.notNull()) {
            properties.append(" not null");
        }
        if (!column.generated().isEmpty()) {
            properties.append(" generated ").append(column.generated());
        }
        if (!column.identity().isEmpty()) {
            properties.append(" identity ").append(column.identity());
        }
        return Printable.text(properties.toString());
    }

    private static List<String> bounded(List<String> lines) {
        if (lines.size() <= MAX_LINES) {
            return lines;
        }
        List<String> bounded = new ArrayList<>(lines.subList(0, MAX_LINES));
        bounded.add("… and " + (lines.size() - MAX_LINES) + " differences more");
        return bounded;
    }
}
