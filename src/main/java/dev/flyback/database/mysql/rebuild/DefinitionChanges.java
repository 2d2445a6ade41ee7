package dev.flyback.database.mysql.rebuild;

import dev.flyback.database.mysql.catalogue.Definitions;
import dev.flyback.database.mysql.ledger.RecordedDefinitions;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Differences between what was recorded before the load and what is there now. */
public final class DefinitionChanges {
    private DefinitionChanges() {}

    /** One line for each thing that is not as it was recorded. */
    public static List<String> read(Connection connection) {
        Map<String, String> before = new TreeMap<>();
        RecordedDefinitions.read(connection).forEach(one -> before.put(one.title(), one.compared()));
        Map<String, String> now = new TreeMap<>();
        Definitions.read(connection).forEach(one -> now.put(one.title(), one.compared()));
        List<String> changes = new ArrayList<>();
        before.forEach((title, text) -> {
            String found = now.remove(title);
            if (found == null) {
                changes.add(title + " is gone");
            } else if (!found.equals(text)) {
                changes.add(title + " is defined otherwise");
            }
        });
        now.keySet().forEach(title -> changes.add(title + " has come"));
        return changes;
    }
}
