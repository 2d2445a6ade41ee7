package dev.flyback.schema.flyway;

import dev.flyback.database.SmallTables;
import dev.flyback.dump.index.TableName;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads small tables of a test's database by plain queries. */
record DatabaseTables(TestDatabase database) implements SmallTables {
    @Override
    public List<TableName> tablesWithColumns(Set<String> columns) {
        String wanted = columns.stream().map(PostgresServer::literal).collect(Collectors.joining(", "));
        return database
                .query("select table_schema, table_name from information_schema.columns where lower(column_name) in ("
                        + wanted + ") group by 1, 2 having count(*) = " + columns.size())
                .stream()
                .map(row -> new TableName(row.get(0), row.get(1)))
                .toList();
    }

    @Override
    public List<Map<String, String>> rows(TableName table, int limit) {
        List<String> columns = database
                .query("select column_name from information_schema.columns where table_schema = "
                        + PostgresServer.literal(table.schema()) + " and table_name = "
                        + PostgresServer.literal(table.name()) + " order by ordinal_position")
                .stream()
                .map(row -> row.get(0))
                .toList();
        String texts = columns.stream()
                .map(column -> PostgresServer.quoted(column) + "::text")
                .collect(Collectors.joining(", "));
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> values : database.query("select " + texts + " from " + PostgresServer.quoted(table.schema())
                + "." + PostgresServer.quoted(table.name()))) {
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), values.get(i));
            }
            rows.add(row);
        }
        return rows;
    }
}
