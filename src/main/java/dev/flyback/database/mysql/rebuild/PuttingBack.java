package dev.flyback.database.mysql.rebuild;

import dev.flyback.database.mysql.catalogue.DefinitionText;
import dev.flyback.database.mysql.catalogue.Definitions;
import dev.flyback.database.mysql.catalogue.Definitions.Definition;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.Quoting;
import dev.flyback.database.mysql.ledger.Finding;
import dev.flyback.database.mysql.ledger.RecordedDefinitions;
import dev.flyback.database.mysql.ledger.Step;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Does steps. Each looks first at what is there: a step that was interrupted is completed, not done twice. */
public final class PuttingBack {
    private final Connection connection;

    /** @param connection of a worker of the target; for one thread at a time */
    public PuttingBack(Connection connection) {
        this.connection = connection;
    }

    /** Does a step and notes that it is done; a reference that leads nowhere is noted as a finding, and does not fail it. */
    public void run(Step step) {
        String table = step.table();
        switch (step.kind()) {
            case KEYS -> add(table, DefinitionText::secondaryKeys);
            case FOREIGN_KEYS -> add(table, DefinitionText::foreignKeys);
            case TRIGGERS -> triggers(table);
            case STATISTICS ->
                Query.list(
                        connection,
                        "analyzing " + table,
                        "ANALYZE TABLE " + Quoting.identifier(table),
                        row -> row.getString(3));
            case REFERENCES -> references(step);
        }
        Step.done(connection, step.number());
    }

    private void add(String table, Function<DefinitionText, List<String>> which) {
        List<String> wanted = which.apply(RecordedDefinitions.before(connection, table));
        KeyChange.run(connection, "building the keys of " + table, table, () -> {
            List<String> missing = new ArrayList<>(wanted);
            missing.removeAll(which.apply(Definitions.now(connection, table)));
            return missing.stream().map(item -> "ADD " + item).toList();
        });
    }

    private void triggers(String table) {
        Set<String> there =
                Definitions.triggers(connection).stream().map(Definition::name).collect(Collectors.toSet());
        for (Definition trigger : RecordedDefinitions.read(connection, Definitions.TRIGGER)) {
            if (trigger.belongsTo().equals(table) && !there.contains(trigger.name())) {
                MakersSession.run(connection, trigger, trigger.text(), "putting back the trigger " + trigger.name());
            }
        }
        MakersSession.end(connection);
    }

    private void references(Step step) {
        List<String> findings = new ArrayList<>();
        for (ForeignKey key : ForeignKey.read(connection)) {
            if (key.child().equals(step.table())) {
                key.orphans(connection).ifPresent(findings::add);
            }
        }
        if (!findings.isEmpty()) {
            new Finding(step.number(), String.join(" ", findings)).save(connection);
        }
    }
}
