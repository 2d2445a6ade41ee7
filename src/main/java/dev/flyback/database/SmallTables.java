package dev.flyback.database;

import dev.flyback.dump.index.TableName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reading whole tables that are known to be small, such as schema histories. */
public interface SmallTables {
    /** Tables that have at least these columns, the names compared without regard to case. */
    List<TableName> tablesWithColumns(Set<String> columns);

    /**
     * All rows, each a map from the column's name in lower case to its value as the server prints it; booleans are {@code true} and {@code false}.
     *
     * @param limit more rows than this are a {@link dev.flyback.failure.DatabaseException}
     */
    List<Map<String, @Nullable String>> rows(TableName table, int limit);
}
