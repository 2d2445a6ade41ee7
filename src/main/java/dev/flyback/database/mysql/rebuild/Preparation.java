package dev.flyback.database.mysql.rebuild;

import dev.flyback.database.Ledger.Phase;
import dev.flyback.database.mysql.catalogue.DefinitionText;
import dev.flyback.database.mysql.catalogue.Definitions;
import dev.flyback.database.mysql.catalogue.Definitions.Definition;
import dev.flyback.database.mysql.catalogue.Tables;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.Quoting;
import dev.flyback.database.mysql.connection.Transactions;
import dev.flyback.database.mysql.ledger.MysqlLedger;
import dev.flyback.database.mysql.ledger.RecordedDefinitions;
import dev.flyback.database.mysql.ledger.Step;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Readies a target for the load. First everything is recorded, in one transaction; then it is taken off, each statement of which commits by itself and is left
 * out where it has been done already; then the tables are emptied, in one transaction.
 */
public final class Preparation {
    private final Connection connection;
    private final MysqlLedger ledger;
    private final RebuildRule rule;

    public Preparation(Connection connection, MysqlLedger ledger, RebuildRule rule) {
        this.connection = connection;
        this.ledger = ledger;
        this.rule = rule;
    }

    /**
     * Does what is still to be done of it: nothing is taken off twice.
     *
     * @param entries the tables whose rows come, as the dump has them
     */
    public void prepare(List<TableEntry> entries) {
        if (ledger.phase() != Phase.PREPARE) {
            emptyAgain(entries);
            return;
        }
        if (RecordedDefinitions.read(connection, Definitions.TABLE).isEmpty()) {
            record(entries);
        }
        takeOff(entries);
        empty(entries);
        ledger.enter(Phase.LOAD);
    }

    /** Keeps events from changing rows; those that do not fire are left as they are. */
    public void disableEvents() {
        for (Definition now : Definitions.read(connection)) {
            if (now.kind().equals(Definitions.EVENT)) {
                Events.disable(connection, now);
            }
        }
        MakersSession.end(connection);
    }

    private void record(List<TableEntry> entries) {
        List<Definition> definitions = Definitions.read(connection);
        StepPlan plan = new StepPlan(Tables.read(connection), ForeignKey.read(connection), definitions, rule);
        Transactions.run(connection, "recording the definitions", () -> {
            RecordedDefinitions.record(connection, definitions);
            plan.steps(entries).forEach(step -> step.save(connection));
        });
    }

    private void takeOff(List<TableEntry> entries) {
        silence(entries.stream().map(entry -> entry.table().name()).toList());
        List<Step> steps = Step.pending(connection);
        steps.stream()
                .filter(step -> step.kind() == Step.Kind.FOREIGN_KEYS)
                .forEach(step -> alter(step.table(), DefinitionText::foreignKeys, "FOREIGN KEY"));
        steps.stream()
                .filter(step -> step.kind() == Step.Kind.KEYS)
                .forEach(step -> alter(step.table(), DefinitionText::secondaryKeys, "KEY"));
    }

    /** Takes off the triggers of these tables, and keeps all events from firing. */
    private void silence(List<String> loaded) {
        disableEvents();
        for (Definition now : Definitions.triggers(connection)) {
            if (loaded.contains(now.belongsTo())) {
                Query.execute(
                        connection,
                        "taking off the trigger " + now.name(),
                        "DROP TRIGGER " + Quoting.identifier(now.name()));
            }
        }
    }

    private void alter(String table, Function<DefinitionText, List<String>> which, String what) {
        KeyChange.run(
                connection,
                "taking off the keys of " + table,
                table,
                () -> which.apply(Definitions.now(connection, table)).stream()
                        .map(item -> "DROP " + what + " " + DefinitionText.quotedName(item))
                        .toList());
    }

    /** Removes what migrations put in. */
    private void empty(List<TableEntry> entries) {
        List<Tables.Table> tables = Tables.read(connection);
        Transactions.run(connection, "emptying the tables", () -> {
            for (Tables.Table table : chosen(tables, entries)) {
                Query.execute(
                        connection, "emptying " + table.name(), "DELETE FROM " + Quoting.identifier(table.name()));
            }
        });
        chosen(tables, entries).forEach(this::emptyHistory);
    }

    private void emptyHistory(Tables.Table table) {
        if (table.versioned()) {
            Query.execute(
                    connection,
                    "emptying the history of " + table.name(),
                    "DELETE HISTORY FROM " + Quoting.identifier(table.name()));
        }
    }

    /**
     * What was loaded into a table without transactions may be there without the ledger knowing: it is loaded again. Its triggers may be back by now, and events may fire
     * again: they come off once more, and what was done after the load is noted as not done before anything is undone.
     */
    private void emptyAgain(List<TableEntry> entries) {
        List<Tables.Table> again = chosen(Tables.read(connection), entries).stream()
                .filter(table -> !table.transactional())
                .toList();
        if (again.isEmpty()) {
            return;
        }
        List<String> names = again.stream().map(table -> table.name().name()).toList();
        Transactions.run(
                connection,
                "noting what is loaded again",
                () -> names.forEach(name -> {
                    Query.update(
                            connection,
                            "noting what is loaded again",
                            "DELETE FROM flyback_restore_frame WHERE table_name = ?",
                            name);
                    Step.undone(connection, name);
                }));
        silence(names);
        for (Tables.Table table : again) {
            Query.execute(connection, "emptying " + table.name(), "DELETE FROM " + Quoting.identifier(table.name()));
            emptyHistory(table);
        }
    }

    private static List<Tables.Table> chosen(List<Tables.Table> tables, List<TableEntry> entries) {
        List<TableName> names = new ArrayList<>();
        entries.forEach(entry -> names.add(entry.table()));
        return tables.stream().filter(table -> names.contains(table.name())).toList();
    }
}
