package dev.flyback.database.postgres.catalogue;

import java.util.List;

/** Which objects are the user's, as conditions for catalogue queries: {@code n} is {@code pg_namespace}. */
public final class Scope {
    /** The schema of the ledger that a running restore keeps in its target. */
    public static final String LEDGER_SCHEMA = "flyback_restore";

    /** Schemas that are neither the server's nor the ledger's; one parameter: the list of wanted schemas, empty for all. */
    public static final String SCHEMAS = "n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', '"
            + LEDGER_SCHEMA + "') AND (coalesce(cardinality(?::text[]), 0) = 0 OR n.nspname = ANY (?::text[]))";

    /** Extensions' configuration tables, with the condition on the rows that are the user's; a subquery. */
    public static final String CONFIGURATION_TABLES =
            "(SELECT unnest(e.extconfig) AS oid, unnest(e.extcondition) AS condition FROM pg_extension e)";

    /**
     * Condition on {@code pg_trigger t}: those that users made. Versions before 15 mark a partition's copy of its parent's trigger as internal, like
     * those behind constraints.
     */
    public static final String TRIGGERS_OF_USERS = "(NOT t.tgisinternal OR (t.tgparentid <> 0 AND NOT EXISTS"
            + " (SELECT FROM pg_constraint o WHERE o.oid = t.tgconstraint AND o.contype <> 't')))";

    private Scope() {}

    /** Objects that an extension made are the extension's; it makes them again. */
    public static String notOfAnExtension(String catalogue, String oid) {
        return "NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = '" + catalogue + "'::regclass AND e.objid = "
                + oid + " AND e.deptype = 'e')";
    }

    /** The parameters of {@link #SCHEMAS}. */
    public static Object[] parameters(List<String> schemas) {
        return new Object[] {schemas, schemas};
    }
}
