package dev.flyback.database.postgres.source;

import dev.flyback.database.postgres.catalogue.Scope;
import dev.flyback.database.postgres.connection.Query;
import dev.flyback.dump.index.TableName;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Materialized views in the order in which they can be refreshed: each after those that it reads, through views, too. */
final class DerivedOrder {
    private static final String VIEWS = "SELECT c.oid, n.nspname, c.relname, c.relkind = 'm' AND c.relispopulated"
            + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND "
            + Scope.SCHEMAS
            + " AND " + Scope.notOfAnExtension("pg_class", "c.oid")
            + " ORDER BY n.nspname COLLATE \"C\", c.relname COLLATE \"C\"";

    private static final String READS = "SELECT DISTINCT w.ev_class, d.refobjid FROM pg_rewrite w"
            + " JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.refclassid = 'pg_class'::regclass"
            + " JOIN pg_class c ON c.oid = d.refobjid AND c.relkind IN ('v', 'm') WHERE d.refobjid <> w.ev_class";

    private DerivedOrder() {}

    record View(long oid, TableName name, boolean refreshed) {}

    static List<TableName> read(Connection connection, List<String> schemas) {
        List<View> views = Query.list(
                connection,
                "reading the catalogue's views",
                VIEWS,
                row -> new View(row.getLong(1), new TableName(row.getString(2), row.getString(3)), row.getBoolean(4)),
                Scope.parameters(schemas));
        Map<Long, List<Long>> reads = new HashMap<>();
        Query.RowReader<Boolean> edge = row -> reads.computeIfAbsent(row.getLong(1), ignored -> new ArrayList<>())
                .add(row.getLong(2));
        Query.list(connection, "reading the views' dependencies", READS, edge);
        return order(views, reads);
    }

    /** Depth first; views cannot depend on each other in a circle. */
    static List<TableName> order(List<View> views, Map<Long, List<Long>> reads) {
        Map<Long, View> byOid = new HashMap<>();
        views.forEach(view -> byOid.put(view.oid(), view));
        Set<Long> visited = new LinkedHashSet<>();
        List<TableName> ordered = new ArrayList<>();
        views.forEach(view -> visit(view.oid(), byOid, reads, visited, ordered));
        return ordered;
    }

    private static void visit(
            long oid, Map<Long, View> views, Map<Long, List<Long>> reads, Set<Long> visited, List<TableName> ordered) {
        if (!visited.add(oid)) {
            return;
        }
        reads.getOrDefault(oid, List.of()).forEach(read -> visit(read, views, reads, visited, ordered));
        View view = views.get(oid);
        if (view != null && view.refreshed()) {
            ordered.add(view.name());
        }
    }
}
