package dev.flyback.database.mysql.target;

import dev.flyback.database.mysql.catalogue.Scope;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.Quoting;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;

/** What stands in a target: everything but the ledger. */
final class TargetContents {
    private static final String ALL =
            "SELECT CASE TABLE_TYPE WHEN 'VIEW' THEN 'view' WHEN 'SEQUENCE' THEN 'sequence' ELSE 'table' END, TABLE_NAME"
                    + " FROM information_schema.TABLES WHERE " + Scope.OURS
                    + " UNION ALL SELECT ROUTINE_TYPE, ROUTINE_NAME"
                    + " FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()"
                    + " UNION ALL SELECT 'event', EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()";

    private TargetContents() {}

    static List<String> list(Connection connection, int limit) {
        return read(connection).stream()
                .map(item -> item.kind() + " " + item.name())
                .sorted()
                .limit(limit)
                .toList();
    }

    /** Drops all of it; the session checks no foreign keys. What an earlier try has dropped is no failure. */
    static void drop(Connection connection) {
        for (Item item : read(connection)) {
            Query.execute(
                    connection,
                    "removing what an interrupted replay left: " + item.kind() + " " + item.name(),
                    "DROP " + item.kind().toUpperCase(Locale.ROOT) + " IF EXISTS " + Quoting.identifier(item.name()));
        }
    }

    private static List<Item> read(Connection connection) {
        return Query.list(
                connection,
                "looking at what is in the target",
                ALL,
                row -> new Item(row.getString(1).toLowerCase(Locale.ROOT), row.getString(2)));
    }

    /** @param kind as {@code DROP} has it */
    private record Item(String kind, String name) {}
}
