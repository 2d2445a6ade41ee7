package dev.flyback.database.postgres.rebuild;

import dev.flyback.database.postgres.catalogue.Scope;
import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.WritingSession;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.TargetRefusedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table of the target that rows are loaded into.
 *
 * @param sql its name as the server quotes it
 * @param entry what the dump says of it
 * @param owned whether the account may change it; extensions' tables mostly belong to another
 * @param condition of an extension's configuration table: which rows are the user's, as {@code WHERE …}, empty for all; null for other tables
 * @param router the table that its rows are loaded through, or null
 * @param root the topmost partitioned table above it, or null
 */
record LoadedTable(
        long oid,
        String sql,
        TableEntry entry,
        boolean owned,
        @Nullable String condition,
        @Nullable Long router,
        @Nullable Long root) {
    private static final String FIND =
            "SELECT c.oid, c.oid::regclass::text, n.nspname, c.relname, pg_has_role(c.relowner, 'USAGE'),"
                    + " x.condition, pg_partition_root(c.oid)::oid, router.oid"
                    + " FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS wanted (schema, name, router_schema, router)"
                    + " JOIN pg_namespace n ON n.nspname = wanted.schema JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.name"
                    + " LEFT JOIN " + Scope.CONFIGURATION_TABLES + " x ON x.oid = c.oid"
                    + " LEFT JOIN LATERAL (SELECT r.oid FROM pg_partition_ancestors(c.oid) a (oid) JOIN pg_class r ON r.oid = a.oid"
                    + " JOIN pg_namespace rn ON rn.oid = r.relnamespace WHERE r.relkind = 'p' AND rn.nspname = wanted.router_schema"
                    + " AND r.relname = wanted.router) router ON true WHERE c.relkind = 'r'";

    /** Largest first. */
    static List<LoadedTable> find(WritingSession session, List<TableEntry> entries) {
        Map<TableName, TableEntry> byName = new HashMap<>();
        entries.forEach(entry -> byName.put(entry.table(), entry));
        List<LoadedTable> found = new ArrayList<>(Query.list(
                session.connection(),
                "reading the catalogue's tables",
                FIND,
                row -> {
                    TableEntry entry = byName.remove(new TableName(row.getString(3), row.getString(4)));
                    return table(row, Objects.requireNonNull(entry));
                },
                entries.stream().map(entry -> entry.table().schema()).toList(),
                entries.stream().map(entry -> entry.table().name()).toList(),
                routers(entries, TableName::schema),
                routers(entries, TableName::name)));
        if (!byName.isEmpty()) {
            throw new TargetRefusedException(
                    "The target lacks the table " + byName.keySet().iterator().next() + ".",
                    "Restore into a database that has the dump's migrations.");
        }
        found.sort(Comparator.comparingLong((LoadedTable table) -> table.entry().bytes())
                .reversed()
                .thenComparing(LoadedTable::name));
        return found;
    }

    private static LoadedTable table(ResultSet row, TableEntry entry) throws SQLException {
        long root = row.getLong(7);
        long router = row.getLong(8);
        if (entry.routedBy() != null && router == 0) {
            throw new TargetRefusedException(
                    "In the target, " + entry.table() + " is no partition of " + entry.routedBy() + ".",
                    "Restore into a database that has the dump's migrations.");
        }
        return new LoadedTable(
                row.getLong(1),
                row.getString(2),
                entry,
                row.getBoolean(5),
                row.getString(6),
                router == 0 ? null : router,
                root == 0 ? null : root);
    }

    private static List<String> routers(List<TableEntry> entries, Function<TableName, String> part) {
        return entries.stream()
                .map(entry -> entry.routedBy() == null ? "" : part.apply(entry.routedBy()))
                .toList();
    }

    TableName name() {
        return entry.table();
    }

    /** Whether everything on it may be taken off and put back. */
    boolean changeable() {
        return owned && condition == null;
    }

    /** As text, for {@code ?::text[]::oid[]}. */
    static List<String> oids(List<LoadedTable> tables) {
        return tables.stream().map(table -> String.valueOf(table.oid())).toList();
    }

    static <T> void append(Map<Long, List<T>> lists, long table, T value) {
        lists.computeIfAbsent(table, ignored -> new ArrayList<>()).add(value);
    }
}
