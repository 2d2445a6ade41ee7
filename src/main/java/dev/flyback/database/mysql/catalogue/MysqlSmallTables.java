package dev.flyback.database.mysql.catalogue;

import dev.flyback.database.SmallTables;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.Quoting;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small tables, read in one session: what that session's transaction sees. */
public record MysqlSmallTables(Connection connection) implements SmallTables {
    @Override
    public List<TableName> tablesWithColumns(Set<String> columns) {
        String wanted = String.join(", ", Collections.nCopies(columns.size(), "?"));
        String sql = "SELECT TABLE_NAME FROM information_schema.COLUMNS WHERE " + Scope.OURS
                + " AND LOWER(COLUMN_NAME) IN (" + wanted + ") GROUP BY TABLE_NAME HAVING COUNT(*) = " + columns.size();
        Object[] names =
                columns.stream().map(name -> name.toLowerCase(Locale.ROOT)).toArray();
        return Query.list(
                        connection,
                        "looking for a schema history",
                        sql,
                        row -> new TableName("", row.getString(1)),
                        names)
                .stream()
                .sorted()
                .toList();
    }

    @Override
    public List<Map<String, @Nullable String>> rows(TableName table, int limit) {
        String sql = "SELECT * FROM " + Quoting.identifier(table) + " LIMIT " + (limit + 1L);
        List<Map<String, @Nullable String>> rows =
                Query.list(connection, "reading " + table, sql, MysqlSmallTables::row);
        if (rows.size() > limit) {
            throw new DatabaseException(
                    "The table " + table + " has more than " + limit + " rows.", "Check that it is a schema history.");
        }
        return rows;
    }

    private static Map<String, @Nullable String> row(ResultSet row) throws SQLException {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String name = row.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT);
            String value = row.getString(i);
            values.put(name, name.equals("success") && value != null ? String.valueOf(row.getBoolean(i)) : value);
        }
        return values;
    }
}
