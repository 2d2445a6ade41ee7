package dev.flyback.database.mysql;

import dev.flyback.database.mysql.SourceTables.Column;
import java.util.List;
import java.util.Set;

/**
 * MariaDB's system-versioned tables: what their rows were before is in the table, too, each with the time that it was valid
 * (knowledge base, "System-Versioned Tables").
 */
final class SystemVersioning {
    /** Lets rows bring the times that they were valid; MariaDB 10.11 and later. */
    static final String TAKE_HISTORY = "SET SESSION system_versioning_insert_history = 1";

    private static final Set<String> PERIOD = Set.of("ROW START", "ROW END");

    private SystemVersioning() {}

    /** Whether a column's "generation expression" says that it is one of the two that hold the times. */
    static boolean isPeriod(String generationExpression) {
        return PERIOD.contains(generationExpression);
    }

    /** Adds the two columns to those of a table that did not declare them: they are there without being in the catalogue. */
    static void complete(List<Column> columns) {
        boolean declared = columns.stream().anyMatch(column -> column.name().equalsIgnoreCase("row_end"));
        boolean other = columns.stream()
                        .filter(column -> column.dataType().equals("timestamp"))
                        .count()
                >= 2;
        if (!declared && !other) {
            columns.add(new Column("row_start", "timestamp", "", ColumnKind.TEXT));
            columns.add(new Column("row_end", "timestamp", "", ColumnKind.TEXT));
        }
    }
}
