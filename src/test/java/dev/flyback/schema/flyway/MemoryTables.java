package dev.flyback.schema.flyway;

import dev.flyback.database.SmallTables;
import dev.flyback.dump.index.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A database that has nothing but histories, in memory. */
final class MemoryTables implements SmallTables {
    private final Map<TableName, List<Map<String, String>>> tables = new LinkedHashMap<>();

    MemoryTables with(String schema, String name) {
        tables.put(new TableName(schema, name), new ArrayList<>());
        return this;
    }

    MemoryTables row(
            String schema, String name, String rank, String version, String type, String script, String success) {
        Map<String, String> row = new HashMap<>();
        row.put("installed_rank", rank);
        row.put("version", version);
        row.put("description", "x");
        row.put("type", type);
        row.put("script", script);
        row.put("checksum", "-17");
        row.put("installed_by", "someone");
        row.put("installed_on", "2026-01-02 03:04:05.678");
        row.put("execution_time", "12");
        row.put("success", success);
        tables.get(new TableName(schema, name)).add(row);
        return this;
    }

    @Override
    public List<TableName> tablesWithColumns(Set<String> columns) {
        return List.copyOf(tables.keySet());
    }

    @Override
    public List<Map<String, String>> rows(TableName table, int limit) {
        return tables.get(table);
    }
}
