package dev.flyback.database.mysql.script;

import dev.flyback.database.mysql.catalogue.Definitions;
import dev.flyback.database.mysql.catalogue.Definitions.Definition;
import dev.flyback.database.mysql.catalogue.MakersSettings;
import dev.flyback.database.mysql.connection.Quoting;
import dev.flyback.database.mysql.connection.SessionSettings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;

/**
 * The source's triggers, for a restore with the stock client alone: they must not fire on rows that come back, and the client has no other way than to drop
 * them and to make them again, in the order in which they run, as mysqldump does: who restores needs the right to make triggers of their definers.
 */
public final class StockTriggers {
    private final List<Trigger> triggers;
    private final String collation;

    private StockTriggers(List<Trigger> triggers, String collation) {
        this.triggers = List.copyOf(triggers);
        this.collation = collation;
    }

    /** @param text as the client sent it that made the trigger; read back as UTF-8 it would be another one */
    private record Trigger(Definition definition, byte[] text) {}

    /** All triggers of the database, as they are now. */
    public static StockTriggers read(Connection connection) {
        return new StockTriggers(
                Definitions.triggers(connection).stream()
                        .map(trigger -> new Trigger(
                                trigger, MakersSettings.bytes(connection, trigger.characterSet(), trigger.text())))
                        .toList(),
                Definitions.database(connection).collation());
    }

    List<String> drop() {
        return triggers.stream()
                .map(trigger -> "DROP TRIGGER IF EXISTS "
                        + Quoting.identifier(trigger.definition().name()) + ";")
                .toList();
    }

    /**
     * A trigger's body may hold semicolons, so the client is told of another delimiter, which is in none of them. Each is made as its maker's session would make
     * it ({@link MakersSettings}).
     */
    byte[] create() {
        ByteArrayOutputStream script = new ByteArrayOutputStream();
        if (!triggers.isEmpty()) {
            String delimiter = delimiter();
            line(script, "DELIMITER " + delimiter);
            for (Trigger trigger : triggers) {
                Definition definition = trigger.definition();
                boolean moved = !definition.databaseCollation().equals(collation);
                if (moved) {
                    line(script, defaultTo(definition.databaseCollation()) + delimiter);
                }
                line(script, MakersSettings.mode(definition) + delimiter);
                line(script, MakersSettings.characterSet(definition) + delimiter);
                script.writeBytes(trigger.text());
                line(script, "\n" + delimiter);
                if (moved) {
                    line(script, defaultTo(collation) + delimiter);
                }
            }
            line(script, "DELIMITER ;");
            line(script, "SET NAMES utf8mb4;");
            line(script, "SET sql_mode = '" + SessionSettings.SQL_MODE + "';");
        }
        return script.toByteArray();
    }

    private static String defaultTo(String collation) {
        return "ALTER DATABASE COLLATE " + Quoting.identifier(collation);
    }

    private static void line(ByteArrayOutputStream script, String text) {
        script.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private String delimiter() {
        String delimiter = "$$flyback$$";
        while (occurs(delimiter)) {
            delimiter = "$" + delimiter + "$";
        }
        return delimiter;
    }

    private boolean occurs(String delimiter) {
        return triggers.stream().anyMatch(trigger -> trigger.definition().text().contains(delimiter));
    }
}
