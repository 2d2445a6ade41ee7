package dev.flyback.database.mysql;

import dev.flyback.database.mysql.Definitions.Definition;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/**
 * The source's triggers, for a restore with the stock client alone: they must not fire on rows that come back, and the client has no other way than to drop
 * them and to make them again, in the order in which they run, as mysqldump does: who restores needs the right to make triggers of their definers.
 */
record StockTriggers(List<Definition> triggers) {
    StockTriggers {
        triggers = List.copyOf(triggers);
    }

    static StockTriggers read(Connection connection) {
        return new StockTriggers(Definitions.triggers(connection));
    }

    List<String> drop() {
        return triggers.stream()
                .map(trigger -> "DROP TRIGGER IF EXISTS " + Quoting.identifier(trigger.name()) + ";")
                .toList();
    }

    /** A trigger's body may hold semicolons, so the client is told of another delimiter, which is in none of them. */
    List<String> create() {
        if (triggers.isEmpty()) {
            return List.of();
        }
        String delimiter = "$$flyback$$";
        while (occurs(delimiter)) {
            delimiter = "$" + delimiter + "$";
        }
        List<String> lines = new ArrayList<>();
        lines.add("DELIMITER " + delimiter);
        for (Definition trigger : triggers) {
            lines.add("SET sql_mode = " + Quoting.literal(trigger.mode()) + delimiter);
            lines.add(trigger.text() + "\n" + delimiter);
        }
        lines.add("DELIMITER ;");
        return lines;
    }

    private boolean occurs(String delimiter) {
        return triggers.stream().anyMatch(trigger -> trigger.text().contains(delimiter));
    }
}
