package dev.flyback.database.postgres.rebuild;

import dev.flyback.database.postgres.catalogue.Scope;
import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.WritingSession;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is switched off on tables for the load, to be switched back to exactly what it was: queries that give a table, and how to do both. */
final class TableSwitches {
    /** Triggers that would fire while rows are loaded, or tables emptied. States O (origin) and A (always) do; R (replica) and D (disabled) do not. */
    static final String TRIGGERS =
            "SELECT t.tgrelid, format('ALTER TABLE ONLY %s DISABLE TRIGGER %I', t.tgrelid::regclass, t.tgname),"
                    + " format('ALTER TABLE ONLY %s ENABLE %sTRIGGER %I', t.tgrelid::regclass, CASE t.tgenabled WHEN 'A' THEN 'ALWAYS ' ELSE '' END, t.tgname)"
                    + " FROM pg_trigger t WHERE t.tgrelid = ANY (?::text[]::oid[]) AND t.tgenabled IN ('O', 'A') AND "
                    + Scope.TRIGGERS_OF_USERS
                    + " ORDER BY t.tgrelid, t.tgname";

    /**
     * Autovacuum, which would go through a table again and again while it grows. A setting of someone's own is left alone: put back, it would stand in
     * another order.
     */
    static final String AUTOVACUUM =
            "SELECT oid, format('ALTER TABLE %s SET (autovacuum_enabled = false, toast.autovacuum_enabled = false)', oid::regclass),"
                    + " format('ALTER TABLE %s RESET (autovacuum_enabled, toast.autovacuum_enabled)', oid::regclass) FROM pg_class c"
                    + " WHERE oid = ANY (?::text[]::oid[]) AND NOT EXISTS (SELECT FROM pg_class t, unnest(t.reloptions) option"
                    + " WHERE t.oid IN (c.oid, c.reltoastrelid) AND option LIKE 'autovacuum!_enabled=%' ESCAPE '!') ORDER BY oid";

    /** Row-level security that holds for the owner, too: loading, and looking at what is loaded, must reach every row. */
    static final String ROW_SECURITY =
            "SELECT oid, format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', oid::regclass),"
                    + " format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', oid::regclass) FROM pg_class"
                    + " WHERE oid = ANY (?::text[]::oid[]) AND relforcerowsecurity ORDER BY oid";

    /** Of what was put back at the end: makes it what {@link #ROW_SECURITY} had made it. A query that gives statements. */
    private static final String ROW_SECURITY_AGAIN =
            "SELECT regexp_replace(s.sql, ' FORCE ROW LEVEL SECURITY$', ' NO FORCE ROW LEVEL SECURITY') FROM"
                    + " flyback_restore.step, unnest(statements) AS s (sql) WHERE at_the_end AND done AND s.sql LIKE '% FORCE ROW LEVEL SECURITY'";

    private static final String AGAIN_TO_DO =
            "UPDATE flyback_restore.step SET done = false WHERE at_the_end AND done AND statements[1] LIKE '% FORCE ROW LEVEL SECURITY'";

    private TableSwitches() {}

    /** Switches off again, within a transaction, forced row-level security that was put back already. */
    static void rowSecurityOffAgain(WritingSession session) throws SQLException {
        session.run(ROW_SECURITY_AGAIN);
        session.run(AGAIN_TO_DO);
    }

    private record Switch(long table, String off, String back) {}

    /**
     * Switches off.
     *
     * @param query one of the above
     * @return the statements that switch back, by table
     */
    static Map<Long, List<String>> off(WritingSession session, String query, List<LoadedTable> tables) {
        return offByNumber(session, query, LoadedTable.oids(tables));
    }

    /**
     * Switches off what is switched back all at once.
     *
     * @param tables OIDs, as text
     */
    static List<String> allOff(WritingSession session, String query, List<String> tables) {
        return offByNumber(session, query, tables).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    private static Map<Long, List<String>> offByNumber(WritingSession session, String query, List<String> tables) {
        Map<Long, List<String>> back = new LinkedHashMap<>();
        for (Switch one : Query.list(
                session.connection(),
                "reading what the tables are set to",
                query,
                row -> new Switch(row.getLong(1), row.getString(2), row.getString(3)),
                tables)) {
            session.execute(one.off(), "readying a table for the load");
            LoadedTable.append(back, one.table(), one.back());
        }
        return back;
    }
}
