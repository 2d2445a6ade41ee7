package dev.flyback.database.mysql.rebuild;

import dev.flyback.database.mysql.catalogue.DefinitionText;
import dev.flyback.database.mysql.catalogue.Definitions;
import dev.flyback.database.mysql.catalogue.Definitions.Definition;
import dev.flyback.database.mysql.catalogue.Tables;
import dev.flyback.database.mysql.connection.Quoting;
import dev.flyback.database.mysql.ledger.Step;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides what is taken off for the load, and so what is to be put back. */
final class StepPlan {
    private final Map<String, Tables.Table> tables = new HashMap<>();
    private final Map<String, DefinitionText> definitions = new HashMap<>();
    private final Set<String> withTriggers = new HashSet<>();
    private final List<ForeignKey> foreignKeys;
    private final RebuildRule rule;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Set<Integer>> settling = new HashMap<>();
    /** Tables with triggers that were made when the database had another default collation. */
    private final Set<String> withMovedTriggers = new HashSet<>();

    StepPlan(List<Tables.Table> tables, List<ForeignKey> foreignKeys, List<Definition> definitions, RebuildRule rule) {
        tables.forEach(table -> this.tables.put(table.name().name(), table));
        for (Definition definition : definitions) {
            if (definition.kind().equals(Definitions.TABLE)) {
                this.definitions.put(definition.name(), DefinitionText.of(definition.text()));
            } else if (definition.kind().equals(Definitions.TRIGGER)) {
                withTriggers.add(definition.belongsTo());
            }
        }
        definitions.stream()
                .filter(definition -> definition.kind().equals(Definitions.DATABASE))
                .forEach(database -> noteMoved(definitions, database.collation()));
        this.foreignKeys = foreignKeys;
        this.rule = rule;
    }

    /** In the order of preference: the largest table's keys first. */
    List<Step> steps(List<TableEntry> entries) {
        List<TableEntry> largestFirst = new ArrayList<>(entries);
        largestFirst.sort(Comparator.comparingLong(TableEntry::bytes).reversed());
        largestFirst.forEach(this::settle);
        Set<String> loaded = new HashSet<>();
        entries.forEach(entry -> loaded.add(entry.table().name()));
        for (TableEntry entry : largestFirst) {
            references(entry.table().name(), loaded);
        }
        movedTriggers(entries);
        return List.copyOf(steps);
    }

    private void noteMoved(List<Definition> definitions, String collation) {
        definitions.stream()
                .filter(definition -> definition.kind().equals(Definitions.TRIGGER)
                        && !definition.databaseCollation().equals(collation))
                .forEach(trigger -> withMovedTriggers.add(trigger.belongsTo()));
    }

    /** When nothing else is to be done: to make them the database is altered for a moment, which the transactions of a load could wait for in a circle. */
    private void movedTriggers(List<TableEntry> entries) {
        Set<TableName> all = new HashSet<>();
        entries.forEach(entry -> all.add(entry.table()));
        for (TableEntry entry : entries) {
            if (withMovedTriggers.contains(entry.table().name())) {
                Set<Integer> others = new HashSet<>();
                steps.forEach(step -> others.add(step.number()));
                add(Step.Kind.TRIGGERS, entry.table().name(), all, others);
            }
        }
    }

    private void settle(TableEntry entry) {
        String name = entry.table().name();
        Set<TableName> after = Set.of(entry.table());
        Set<Integer> before = new HashSet<>();
        if (isRebuilt(entry)) {
            before.add(add(Step.Kind.KEYS, name, after, Set.of()));
            if (!definition(name).foreignKeys().isEmpty()) {
                before.add(add(Step.Kind.FOREIGN_KEYS, name, after, before));
            }
        }
        if (withTriggers.contains(name) && !withMovedTriggers.contains(name)) {
            add(Step.Kind.TRIGGERS, name, after, before);
        }
        if (entry.rows() > 0) {
            before.add(add(Step.Kind.STATISTICS, name, after, before));
        }
        settling.put(name, before);
    }

    private void references(String child, Set<String> loaded) {
        Set<TableName> after = new HashSet<>();
        Set<Integer> settled = new HashSet<>(settling.getOrDefault(child, Set.of()));
        for (ForeignKey key : foreignKeys) {
            if (!key.within() && key.child().equals(child)) {
                after.add(new TableName("", child));
            } else if (key.child().equals(child) && loaded.contains(key.parent())) {
                after.add(new TableName("", key.parent()));
                settled.addAll(settling.getOrDefault(key.parent(), Set.of()));
            }
        }
        if (!after.isEmpty()) {
            after.add(new TableName("", child));
            add(Step.Kind.REFERENCES, child, after, settled);
        }
    }

    private int add(Step.Kind kind, String table, Set<TableName> afterTables, Set<Integer> afterSteps) {
        int number = steps.size() + 1;
        steps.add(new Step(number, kind, table, afterTables, afterSteps));
        return number;
    }

    /**
     * Whether the table's keys are built after its rows are there. A table without a primary key keeps its rows by another one; a counter needs a key of its own;
     * a key that another table refers to cannot go.
     */
    private boolean isRebuilt(TableEntry entry) {
        String name = entry.table().name();
        Tables.Table table = tables.get(name);
        DefinitionText text = definition(name);
        return table != null
                && table.transactional()
                && !table.versioned()
                && text.hasPrimaryKey()
                && !text.secondaryKeys().isEmpty()
                && rule.pays(entry, text.secondaryKeys().size())
                && counterIsFirst(text, table)
                && foreignKeys.stream()
                        .filter(key -> key.within() && key.parent().equals(name))
                        .allMatch(key -> isPrefix(key, table));
    }

    private static boolean counterIsFirst(DefinitionText text, Tables.Table table) {
        return text.items().stream()
                .filter(item -> item.startsWith("`") && item.contains(" AUTO_INCREMENT"))
                .allMatch(item -> table.keyName().equals("PRIMARY")
                        && item.startsWith(Quoting.identifier(table.key().get(0).name()) + " "));
    }

    private static boolean isPrefix(ForeignKey key, Tables.Table parent) {
        List<String> primary = parent.key().stream().map(Tables.Column::name).toList();
        return parent.keyName().equals("PRIMARY")
                && key.parentColumns().size() <= primary.size()
                && primary.subList(0, key.parentColumns().size()).equals(key.parentColumns());
    }

    private DefinitionText definition(String table) {
        return definitions.getOrDefault(table, new DefinitionText(List.of(), ""));
    }
}
