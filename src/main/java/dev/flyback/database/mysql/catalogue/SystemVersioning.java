package dev.flyback.database.mysql.catalogue;

import dev.flyback.database.mysql.catalogue.Tables.Column;
import dev.flyback.database.mysql.rows.ColumnKind;
import java.util.List;
import java.util.Set;

/**
 * MariaDB's system-versioned tables: what their rows were before is in the table, too, each with the time that it was valid
 * (knowledge base, "System-Versioned Tables").
 */
public final class SystemVersioning {
    /** Lets rows bring the times that they were valid; MariaDB 10.11 and later. */
    public static final String TAKE_HISTORY = "SET SESSION system_versioning_insert_history = 1";

    private static final Set<String> PERIOD = Set.of("ROW START", "ROW END");

    private SystemVersioning() {}

    /** Whether a column's "generation expression" says that it is one of the two that hold the times. */
    static boolean isPeriod(String generationExpression) {
        return PERIOD.contains(generationExpression);
    }

    /** Adds the two columns to those of a table that did not declare them: they are there without being in the catalogue. */
    static void complete(List<Column> columns) {
        if (columns.stream().noneMatch(Column::period)) {
            columns.add(new Column("row_start", "timestamp", "", ColumnKind.TEXT, true));
            columns.add(new Column("row_end", "timestamp", "", ColumnKind.TEXT, true));
        }
    }

    /** Whether the table keeps numbers of transactions in place of times; the server takes none back from anybody. */
    public static boolean byTransactions(Tables.Table table) {
        return table.versioned()
                && table.columns().stream()
                        .anyMatch(column -> column.period() && column.dataType().equals("bigint"));
    }
}
