package dev.flyback.database.postgres.rebuild;

import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.WritingSession;
import dev.flyback.dump.index.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Foreign keys from or to loaded tables: dropped, and made again over the loaded rows. Where that is possible they are added without a check first,
 * which takes a moment, and checked then under a lock that lets other tables' checks go on.
 */
final class ForeignKeys {
    /**
     * A key of or to a partitioned table has copies for partitions, which go and come with it. It can only be made with the check at once: not every
     * version allows otherwise, and none marks the copies as validated later.
     */
    private static final String FIND =
            "SELECT k.conrelid, k.conrelid::regclass::text, k.confrelid::regclass::text, k.conname, k.confrelid,"
                    + " format('ALTER TABLE %s DROP CONSTRAINT %I', k.conrelid::regclass, k.conname),"
                    + " format('ALTER TABLE %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)),"
                    + " format('ALTER TABLE %s VALIDATE CONSTRAINT %I', k.conrelid::regclass, k.conname),"
                    + " k.convalidated AND 'p' NOT IN (c.relkind, f.relkind),"
                    + " touched.tables FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class f ON f.oid = k.confrelid,"
                    + " LATERAL (SELECT ARRAY(SELECT t.oid FROM unnest(?::text[]::oid[]) t (oid) WHERE t.oid IN (k.conrelid, k.confrelid)"
                    + " OR t.oid IN (SELECT relid FROM pg_partition_tree(k.conrelid)) OR t.oid IN (SELECT relid FROM pg_partition_tree(k.confrelid)))) touched (tables)"
                    + " WHERE k.contype = 'f' AND k.conparentid = 0 AND cardinality(touched.tables) > 0 AND pg_has_role(c.relowner, 'USAGE')"
                    + " ORDER BY k.conrelid, k.oid";

    private ForeignKeys() {}

    /**
     * A foreign key.
     *
     * @param checkedLater whether it is added without a check first
     * @param tables the loaded tables on both sides
     * @param copies those of partitions
     */
    record Key(
            long table,
            String tableSql,
            String referencedSql,
            long referenced,
            String drop,
            String add,
            String validate,
            boolean checkedLater,
            Set<Long> tables,
            ForeignKeyCopies copies) {
        String addStatement() {
            return checkedLater ? add + " NOT VALID" : add;
        }
    }

    /** Drops them; returns them in the catalogue's order. */
    static List<Key> takeOff(WritingSession session, List<LoadedTable> tables) {
        List<Key> keys = Query.list(
                session.connection(),
                "reading the catalogue's foreign keys",
                FIND,
                row -> key(session, row),
                LoadedTable.oids(tables));
        keys.forEach(key -> session.execute(key.drop(), "taking off a foreign key"));
        return keys;
    }

    /**
     * Plans how they come back.
     *
     * @param into by table, those whose rows must be loaded before it is whole
     * @param settled the step after which a table is whole again, by table
     */
    static void plan(StepPlan plan, List<Key> keys, Map<Long, Set<TableName>> into, Map<Long, Integer> settled) {
        Map<Long, List<Key>> byTable = new LinkedHashMap<>();
        keys.forEach(key -> LoadedTable.append(byTable, key.table(), key));
        Map<Long, Set<Integer>> addedFromOrTo = new LinkedHashMap<>();
        byTable.forEach((table, own) -> {
            int number = plan.add(
                    "foreign keys of " + own.get(0).tableSql(),
                    select(own, into).stream().flatMap(Set::stream).collect(Collectors.toSet()),
                    select(own, settled),
                    adding(own));
            addedFromOrTo.computeIfAbsent(table, ignored -> new TreeSet<>()).add(number);
            own.forEach(key -> addedFromOrTo
                    .computeIfAbsent(key.referenced(), ignored -> new TreeSet<>())
                    .add(number));
        });
        // Adding needs both tables for a moment; so it comes before the long checks that would make it wait.
        byTable.forEach((table, own) -> {
            List<String> checks =
                    own.stream().filter(Key::checkedLater).map(Key::validate).toList();
            if (!checks.isEmpty()) {
                plan.add(
                        "check of the foreign keys of " + own.get(0).tableSql(),
                        Set.of(),
                        addedFromOrTo.getOrDefault(table, Set.of()),
                        checks);
            }
        });
    }

    private static List<String> adding(List<Key> keys) {
        Map<Long, String> locks = new TreeMap<>();
        keys.forEach(key -> locks.put(key.table(), key.tableSql()));
        keys.forEach(key -> locks.put(key.referenced(), key.referencedSql()));
        List<String> statements = new ArrayList<>();
        // In the same order in every step, so that two of them cannot wait for each other.
        locks.values().forEach(table -> statements.add("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE"));
        for (Key key : keys) {
            statements.addAll(key.copies().before());
            statements.add(key.addStatement());
            statements.addAll(key.copies().after());
        }
        return statements;
    }

    private static <T> Set<T> select(List<Key> keys, Map<Long, T> byTable) {
        Set<T> selected = new HashSet<>();
        for (Key key : keys) {
            for (Long table : key.tables()) {
                T value = byTable.get(table);
                if (value != null) {
                    selected.add(value);
                }
            }
        }
        return selected;
    }

    private static Key key(WritingSession session, ResultSet row) throws SQLException {
        return new Key(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getBoolean(9),
                new HashSet<>(Arrays.asList((Long[]) row.getArray(10).getArray())),
                ForeignKeyCopies.read(session, row.getLong(1), row.getString(4)));
    }
}
