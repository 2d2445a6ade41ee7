package dev.flyback.database.postgres.rebuild;

import dev.flyback.database.Ledger;
import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.WritingSession;
import dev.flyback.database.postgres.ledger.PostgresLedger;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.DatabaseException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Readies a target for the load, in one transaction: either everything is recorded, taken off and emptied, or nothing is. All tables are locked until
 * it commits, so the server's lock table must have room for them and their indexes, as for a dump.
 */
public final class Preparation {
    /** Only a partitioned table has statistics of all its partitions, and nothing but ANALYZE makes them; foreign partitions would be asked for rows. */
    private static final String ROOTS =
            "SELECT oid, oid::regclass::text FROM pg_class WHERE oid = ANY (?::text[]::oid[])"
                    + " AND NOT EXISTS (SELECT FROM pg_partition_tree(pg_class.oid) p JOIN pg_class f ON f.oid = p.relid WHERE f.relkind = 'f')";

    /** For each lock: of tables that nothing else should be using. */
    private static final Duration LOCK_TIMEOUT = Duration.ofMinutes(1);

    private final WritingSession session;
    private final PostgresLedger ledger;
    private final long rebuildBytes;
    private final LockWait lockWait;

    /** @param rebuildBytes indexes of tables with fewer bytes in the dump stay: taking them off would cost more than it saves */
    public Preparation(WritingSession session, PostgresLedger ledger, long rebuildBytes) {
        this(session, ledger, rebuildBytes, new LockWait(LOCK_TIMEOUT));
    }

    Preparation(WritingSession session, PostgresLedger ledger, long rebuildBytes, LockWait lockWait) {
        this.session = session;
        this.ledger = ledger;
        this.rebuildBytes = rebuildBytes;
        this.lockWait = lockWait;
    }

    /**
     * Does all of it, unless it is done already.
     *
     * @param entries the tables whose rows come, as the dump has them
     * @throws DatabaseException if a lock is not got in time; the message names who blocks it
     */
    public void prepare(List<TableEntry> entries) {
        lockWait.transaction(session, "preparing the tables", () -> {
            if (ledger.lockedPhase() == Ledger.Phase.PREPARE) {
                ledger.keepForTheDrop(EventTriggers.off(session));
                List<LoadedTable> tables = LoadedTable.find(session, entries);
                Definitions.record(session);
                takeOff(tables).save(session);
                new Emptying(session).empty(tables);
                ledger.enter(Ledger.Phase.LOAD);
            }
        });
    }

    /** Lets the proof see all rows where a finish that did not end has put back what hides them. */
    public void showRows() {
        lockWait.transaction(
                session, "switching off row-level security again", () -> TableSwitches.rowSecurityOffAgain(session));
    }

    private StepPlan takeOff(List<LoadedTable> tables) throws SQLException {
        List<LoadedTable> changeable =
                tables.stream().filter(LoadedTable::changeable).toList();
        List<LoadedTable> large = changeable.stream()
                .filter(table -> table.entry().bytes() >= rebuildBytes)
                .toList();
        List<ForeignKeys.Key> keys = ForeignKeys.takeOff(session, tables);
        List<String> unvalidated = UnvalidatedConstraints.takeOff(session);
        Map<Long, List<String>> triggers = TableSwitches.off(session, TableSwitches.TRIGGERS, changeable);
        Map<Long, List<String>> vacuums = TableSwitches.off(session, TableSwitches.AUTOVACUUM, large);
        List<String> security =
                TableSwitches.allOff(session, TableSwitches.ROW_SECURITY, Routes.withRouters(changeable));
        List<String> above = TableSwitches.allOff(session, TableSwitches.TRIGGERS, Routes.routers(changeable));
        Map<Long, List<Indexes.Rebuild>> indexes = Indexes.takeOff(session, large);

        StepPlan plan = new StepPlan();
        Map<Long, String> roots = roots(tables);
        Map<Long, Integer> settled = new HashMap<>();
        Map<Long, Set<TableName>> into = new Routes(tables).into();
        for (LoadedTable table : tables) {
            List<String> switches = new ArrayList<>(triggers.getOrDefault(table.oid(), List.of()));
            switches.addAll(vacuums.getOrDefault(table.oid(), List.of()));
            if ((table.entry().rows() > 0 || table.router() != null)
                    && (table.root() == null || !roots.containsKey(table.root()))) {
                switches.add("ANALYZE " + table.sql());
            }
            Set<TableName> from = into.getOrDefault(table.oid(), Set.of());
            planTable(plan, table, from, indexes.getOrDefault(table.oid(), List.of()), switches, settled);
        }
        planRoots(plan, tables, roots, settled);
        ForeignKeys.plan(plan, keys, into, settled);
        plan.addAtTheEnd("constraints that were never validated", unvalidated);
        plan.addAtTheEnd("triggers of tables that rows are loaded through", above);
        plan.addAtTheEnd("row-level security that holds for owners, too", security);
        return plan;
    }

    private static void planTable(
            StepPlan plan,
            LoadedTable table,
            Set<TableName> from,
            List<Indexes.Rebuild> indexes,
            List<String> last,
            Map<Long, Integer> settled) {
        Set<Integer> built = new HashSet<>();
        List<String> settling = new ArrayList<>();
        for (Indexes.Rebuild index : indexes) {
            built.add(plan.add("index " + index.name(), from, Set.of(), index.build()));
            settling.addAll(index.settle());
        }
        settling.addAll(last);
        if (!settling.isEmpty() || !built.isEmpty()) {
            settled.put(
                    table.oid(),
                    plan.add("constraints, triggers and statistics of " + table.sql(), from, built, settling));
        }
    }

    private static void planRoots(
            StepPlan plan, List<LoadedTable> tables, Map<Long, String> roots, Map<Long, Integer> settled) {
        roots.forEach((root, sql) -> {
            Set<TableName> leaves = new HashSet<>();
            Set<Integer> steps = new HashSet<>();
            for (LoadedTable table : tables) {
                if (root.equals(table.root())) {
                    leaves.add(table.name());
                    Integer step = settled.get(table.oid());
                    if (step != null) {
                        steps.add(step);
                    }
                }
            }
            plan.add("statistics of " + sql, leaves, steps, List.of("ANALYZE " + sql));
        });
    }

    private Map<Long, String> roots(List<LoadedTable> tables) {
        List<String> oids = tables.stream()
                .filter(table -> table.root() != null)
                .map(table -> String.valueOf(table.root()))
                .distinct()
                .toList();
        Map<Long, String> roots = new LinkedHashMap<>();
        Query.RowReader<Boolean> reader = row -> roots.put(row.getLong(1), row.getString(2)) == null;
        Query.list(session.connection(), "reading the catalogue's partitions", ROOTS, reader, oids);
        return roots;
    }
}
