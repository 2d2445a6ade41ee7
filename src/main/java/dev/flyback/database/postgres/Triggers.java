package dev.flyback.database.postgres;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Triggers that would fire while rows are loaded, or tables emptied: disabled one by one, to be put back to exactly the state that each was in. */
final class Triggers {
    /**
     * Condition on {@code pg_trigger t}: those that users made. Versions before 15 mark a partition's copy of its parent's trigger as internal, like
     * those behind constraints.
     */
    static final String OF_USERS = "(NOT t.tgisinternal OR (t.tgparentid <> 0 AND NOT EXISTS"
            + " (SELECT FROM pg_constraint o WHERE o.oid = t.tgconstraint AND o.contype <> 't')))";

    /** States O (origin) and A (always) fire in this session; R (replica) and D (disabled) do not. */
    private static final String FIRING =
            "SELECT t.tgrelid, format('ALTER TABLE ONLY %s DISABLE TRIGGER %I', t.tgrelid::regclass, t.tgname),"
                    + " format('ALTER TABLE ONLY %s ENABLE %sTRIGGER %I', t.tgrelid::regclass, CASE t.tgenabled WHEN 'A' THEN 'ALWAYS ' ELSE '' END, t.tgname)"
                    + " FROM pg_trigger t WHERE t.tgrelid = ANY (?::text[]::oid[]) AND t.tgenabled IN ('O', 'A') AND "
                    + OF_USERS
                    + " ORDER BY t.tgrelid, t.tgname";

    private Triggers() {}

    private record Firing(long table, String disable, String enable) {}

    /** Disables; returns the statements that enable again, by table. */
    static Map<Long, List<String>> takeOff(TargetSession session, List<LoadedTable> tables) {
        List<Firing> firing = Query.list(
                session.connection(),
                "reading the catalogue's triggers",
                FIRING,
                row -> new Firing(row.getLong(1), row.getString(2), row.getString(3)),
                LoadedTable.oids(tables));
        Map<Long, List<String>> back = new HashMap<>();
        for (Firing trigger : firing) {
            session.execute(trigger.disable(), "disabling a trigger");
            LoadedTable.append(back, trigger.table(), trigger.enable());
        }
        return back;
    }
}
