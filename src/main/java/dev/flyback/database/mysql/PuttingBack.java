package dev.flyback.database.mysql;

import dev.flyback.database.mysql.Definitions.Definition;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Does steps. Each looks first at what is there: a step that was interrupted is completed, not done twice. */
final class PuttingBack {
    private static final String FINDING = "REPLACE INTO flyback_restore_finding (number, finding) VALUES (?, ?)";

    private final Connection connection;

    PuttingBack(Connection connection) {
        this.connection = connection;
    }

    void run(Step step) {
        String table = step.table();
        switch (step.kind()) {
            case KEYS ->
                add(
                        table,
                        Definitions.before(connection, table).secondaryKeys(),
                        Definitions.now(connection, table).secondaryKeys());
            case FOREIGN_KEYS ->
                add(
                        table,
                        Definitions.before(connection, table).foreignKeys(),
                        Definitions.now(connection, table).foreignKeys());
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

    /** All in one statement, so that the server reads the table once. */
    private void add(String table, List<String> wanted, List<String> there) {
        List<String> missing = new ArrayList<>(wanted);
        missing.removeAll(there);
        if (!missing.isEmpty()) {
            Query.execute(
                    connection,
                    "building the keys of " + table,
                    "ALTER TABLE " + Quoting.identifier(table) + " "
                            + missing.stream().map(item -> "ADD " + item).collect(Collectors.joining(", ")));
        }
    }

    private void triggers(String table) {
        Set<String> there =
                Definitions.triggers(connection).stream().map(Definition::name).collect(Collectors.toSet());
        for (Definition trigger : Definitions.recorded(connection, Definitions.TRIGGER)) {
            if (trigger.belongsTo().equals(table) && !there.contains(trigger.name())) {
                create(trigger);
            }
        }
        for (String setting : SessionSettings.common()) {
            Query.execute(connection, "setting up a session", setting);
        }
    }

    /** With the mode and the character set that it was made with; the statement itself is sent as UTF-8, so only plain ASCII can be said to be another. */
    private void create(Definition trigger) {
        String doing = "putting back the trigger " + trigger.name();
        Query.execute(connection, doing, "SET SESSION sql_mode = " + Quoting.literal(trigger.mode()));
        boolean plain = StandardCharsets.US_ASCII.newEncoder().canEncode(trigger.text());
        if (plain || trigger.characterSet().startsWith("utf8")) {
            Query.execute(
                    connection,
                    doing,
                    "SET SESSION character_set_client = " + Quoting.literal(trigger.characterSet())
                            + ", collation_connection = " + Quoting.literal(trigger.collation()));
        }
        Query.execute(connection, doing, trigger.text());
    }

    private void references(Step step) {
        List<String> findings = new ArrayList<>();
        for (ForeignKey key : ForeignKey.read(connection)) {
            if (key.child().equals(step.table())) {
                key.orphans(connection).ifPresent(findings::add);
            }
        }
        if (!findings.isEmpty()) {
            Query.update(connection, "noting what was found", FINDING, step.number(), String.join(" ", findings));
        }
    }
}
