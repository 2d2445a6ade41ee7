package dev.flyback.database.postgres.rebuild;

import dev.flyback.database.postgres.catalogue.Scope;
import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.WritingSession;
import java.util.List;

/**
 * Everything that hangs on tables and that taking off and putting back could change: recorded before, compared afterwards, in the server's own words.
 * Needs {@code search_path = ''}, so that the words do not depend on it. Which of two equal unique indexes a foreign key leans on is not compared: the
 * server chooses it by age.
 */
public final class Definitions {
    private static final String RELATIONS =
            "WITH relation AS (SELECT c.*, c.oid::regclass::text AS label FROM pg_class c"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relpersistence <> 't' AND n.nspname !~ '^pg_'"
                    + " AND n.nspname NOT IN ('information_schema', '" + Scope.LEDGER_SCHEMA + "'))";

    private static final String TABLES = " SELECT 'table', label, json_build_object('replica identity', relreplident,"
            + " 'row security', relrowsecurity, 'forced', relforcerowsecurity, 'options', reloptions,"
            + " 'options of TOAST', (SELECT t.reloptions FROM pg_class t WHERE t.oid = relation.reltoastrelid), 'tablespace', reltablespace,"
            + " 'persistence', relpersistence, 'not null', (SELECT array_agg(attnum ORDER BY attnum) FROM pg_attribute"
            + " WHERE attrelid = relation.oid AND attnotnull AND attnum > 0))::text FROM relation WHERE relkind IN ('r', 'p')";

    private static final String INDEXES =
            " SELECT 'index', r.label, json_build_object('definition', pg_get_indexdef(r.oid), 'tablespace', reltablespace,"
                    + " 'comment', obj_description(r.oid, 'pg_class'), 'clustered', indisclustered, 'replica identity', indisreplident,"
                    + " 'valid', indisvalid, 'immediate', indimmediate, 'primary', indisprimary,"
                    + " 'parent', (SELECT inhparent::regclass FROM pg_inherits WHERE inhrelid = r.oid),"
                    + " 'constraint', (SELECT conname FROM pg_constraint WHERE conindid = r.oid AND conrelid = i.indrelid AND contype IN ('p', 'u', 'x')),"
                    + " 'extensions', (SELECT array_agg(refobjid ORDER BY refobjid) FROM pg_depend"
                    + " WHERE classid = 'pg_class'::regclass AND objid = r.oid AND deptype = 'x'),"
                    + " 'statistics', (SELECT array_agg(coalesce(attstattarget, -1) ORDER BY attnum) FROM pg_attribute"
                    + " WHERE attrelid = r.oid))::text FROM relation r JOIN pg_index i ON i.indexrelid = r.oid";

    private static final String CONSTRAINTS =
            " SELECT 'constraint', format('%I on %s', k.conname, coalesce(r.label, k.contypid::regtype::text)),"
                    + " json_build_object('definition', pg_get_constraintdef(k.oid), 'validated', convalidated, 'deferrable', condeferrable,"
                    + " 'deferred', condeferred, 'local', conislocal, 'inherited', coninhcount, 'alone', connoinherit, 'comment', obj_description(k.oid, 'pg_constraint'),"
                    + " 'references', nullif(confrelid, 0)::regclass,"
                    + " 'parent', (SELECT format('%I on %s', conname, conrelid::regclass) FROM pg_constraint WHERE oid = k.conparentid),"
                    + " 'triggers', (SELECT string_agg(DISTINCT tgenabled::text, '') FROM pg_trigger WHERE tgconstraint = k.oid AND tgisinternal))::text"
                    + " FROM pg_constraint k LEFT JOIN relation r ON r.oid = k.conrelid WHERE r.oid IS NOT NULL OR k.contypid IN"
                    + " (SELECT t.oid FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE n.nspname !~ '^pg_'"
                    + " AND n.nspname <> 'information_schema')";

    private static final String TRIGGERS =
            " SELECT 'trigger', format('%I on %s', t.tgname, r.label), json_build_object('definition', pg_get_triggerdef(t.oid),"
                    + " 'enabled', tgenabled, 'comment', obj_description(t.oid, 'pg_trigger'))::text"
                    + " FROM pg_trigger t JOIN relation r ON r.oid = t.tgrelid WHERE "
                    + Scope.TRIGGERS_OF_USERS;

    private static final String ALL = RELATIONS + String.join(" UNION ALL", TABLES, INDEXES, CONSTRAINTS, TRIGGERS);

    private static final String CHANGES = "WITH now (kind, name, definition) AS (" + ALL + ")"
            + " SELECT coalesce(n.kind, b.kind) || ' ' || coalesce(n.name, b.name) || CASE WHEN n.kind IS NULL THEN ' is gone: ' || b.definition"
            + " WHEN b.kind IS NULL THEN ' is new: ' || n.definition ELSE ' was ' || b.definition || ' and is ' || n.definition END"
            + " FROM now n FULL JOIN flyback_restore.definition b ON b.kind = n.kind AND b.name = n.name"
            + " WHERE b.definition IS DISTINCT FROM n.definition ORDER BY 1";

    private Definitions() {}

    /** Writes all definitions as they are now into the ledger. */
    static void record(WritingSession session) {
        session.update("INSERT INTO flyback_restore.definition " + ALL, "recording the definitions");
    }

    /** One line for each definition that is not as recorded. */
    public static List<String> changes(WritingSession session) {
        return Query.list(session.connection(), "comparing the definitions", CHANGES, row -> row.getString(1));
    }
}
