package dev.flyback.database.mysql;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/**
 * The source's triggers, for a restore with the stock client alone: they must not fire on rows that come back, and the client has no other way than to drop
 * them and to make them again. Whoever restores becomes their definer.
 */
record StockTriggers(List<Trigger> triggers) {
    private static final String TRIGGERS =
            "SELECT TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, EVENT_OBJECT_TABLE, ACTION_STATEMENT, SQL_MODE"
                    + " FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()"
                    + " ORDER BY EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER";

    StockTriggers {
        triggers = List.copyOf(triggers);
    }

    private record Trigger(String name, String when, String table, String body, String mode) {}

    static StockTriggers read(Connection connection) {
        return new StockTriggers(Query.list(
                connection,
                "reading the catalogue's triggers",
                TRIGGERS,
                row -> new Trigger(
                        row.getString(1),
                        row.getString(2) + " " + row.getString(3).replace(",", " OR "),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6))));
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
        for (Trigger trigger : triggers) {
            lines.add("SET sql_mode = " + Quoting.literal(trigger.mode()) + delimiter);
            lines.add("CREATE TRIGGER " + Quoting.identifier(trigger.name()) + " " + trigger.when() + " ON "
                    + Quoting.identifier(trigger.table()) + " FOR EACH ROW " + trigger.body() + "\n" + delimiter);
        }
        lines.add("DELIMITER ;");
        return lines;
    }

    private boolean occurs(String delimiter) {
        return triggers.stream().anyMatch(trigger -> trigger.body().contains(delimiter));
    }
}
