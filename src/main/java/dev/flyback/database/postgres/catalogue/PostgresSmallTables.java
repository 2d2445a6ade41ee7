package dev.flyback.database.postgres.catalogue;

import dev.flyback.database.SmallTables;
import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.Quoting;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small tables, read in one session: what that session's transaction sees. */
public record PostgresSmallTables(Connection connection, List<String> schemas) implements SmallTables {
    private static final String CANDIDATES =
            "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE c.relkind IN ('r', 'p') AND " + Scope.SCHEMAS
                    + " AND (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
                    + " AND lower(a.attname::text) = ANY (?::text[])) >= cardinality(?::text[]) ORDER BY n.nspname, c.relname";

    @Override
    public List<TableName> tablesWithColumns(Set<String> columns) {
        List<String> wanted = columns.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
        return Query.list(
                connection,
                "looking for a schema history",
                CANDIDATES,
                row -> new TableName(row.getString(1), row.getString(2)),
                schemas,
                schemas,
                wanted,
                wanted);
    }

    @Override
    public List<Map<String, @Nullable String>> rows(TableName table, int limit) {
        String sql = "SELECT * FROM " + Quoting.identifier(table) + " LIMIT " + (limit + 1L);
        List<Map<String, @Nullable String>> rows =
                Query.list(connection, "reading " + table, sql, PostgresSmallTables::row);
        if (rows.size() > limit) {
            throw new DatabaseException(
                    "The table " + table + " has more than " + limit + " rows.", "Check that it is a schema history.");
        }
        return rows;
    }

    private static Map<String, @Nullable String> row(ResultSet row) throws SQLException {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            boolean isBoolean = row.getMetaData().getColumnTypeName(i).equals("bool");
            String value = isBoolean ? String.valueOf(row.getBoolean(i)) : row.getString(i);
            values.put(row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT), value);
        }
        return values;
    }
}
