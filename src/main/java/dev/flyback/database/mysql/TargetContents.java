package dev.flyback.database.mysql;

import java.sql.Connection;
import java.util.List;

/** What stands in a target. */
final class TargetContents {
    private static final String ALL =
            "SELECT CASE TABLE_TYPE WHEN 'VIEW' THEN 'view ' WHEN 'SEQUENCE' THEN 'sequence ' ELSE 'table ' END, TABLE_NAME"
                    + " FROM information_schema.TABLES WHERE " + SourceTables.OURS
                    + " UNION ALL SELECT CASE ROUTINE_TYPE WHEN 'FUNCTION' THEN 'function ' WHEN 'PROCEDURE' THEN 'procedure ' ELSE 'routine ' END, ROUTINE_NAME"
                    + " FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()"
                    + " UNION ALL SELECT 'event ', EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()";

    private TargetContents() {}

    static List<String> list(Connection connection, int limit) {
        return Query.list(
                        connection, "looking at what is in the target", ALL, row -> row.getString(1) + row.getString(2))
                .stream()
                .sorted()
                .limit(limit)
                .toList();
    }
}
