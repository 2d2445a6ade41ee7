package dev.flyback.database.postgres.rebuild;

import dev.flyback.dump.index.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which of the loaded tables' rows may land in which of them: each table's in itself, unless they are loaded through a table above. */
final class Routes {
    private final Map<Long, Set<TableName>> byRouter = new HashMap<>();
    private final Map<Long, Set<TableName>> into = new HashMap<>();

    Routes(List<LoadedTable> tables) {
        for (LoadedTable table : tables) {
            if (table.router() != null) {
                byRouter.computeIfAbsent(table.router(), ignored -> new TreeSet<>())
                        .add(table.name());
            }
        }
        for (LoadedTable table : tables) {
            into.put(table.oid(), table.router() == null ? Set.of(table.name()) : byRouter.get(table.router()));
        }
    }

    /** By table: those whose rows must all be loaded before it is whole. */
    Map<Long, Set<TableName>> into() {
        return into;
    }

    /** OIDs of these tables and of those that their rows are loaded through. */
    static List<String> withRouters(List<LoadedTable> tables) {
        List<String> all = new ArrayList<>(LoadedTable.oids(tables));
        all.addAll(routers(tables));
        return all;
    }

    /** The tables that rows are loaded through, as text, for {@code ?::text[]::oid[]}. */
    static List<String> routers(List<LoadedTable> tables) {
        return tables.stream()
                .filter(table -> table.router() != null)
                .map(table -> String.valueOf(table.router()))
                .distinct()
                .toList();
    }
}
