package dev.flyback.database.postgres.target;

import dev.flyback.database.postgres.catalogue.Scope;
import dev.flyback.database.postgres.connection.Query;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;

/**
 * What stands in a target. Extensions' members and what belongs to something else that is listed (a table's indexes, an identity's sequence, a table's
 * row type) are left out, and so are empty schemas, which administrators prepare.
 */
final class TargetContents {
    private static final String MEMBER = " AND " + Scope.notOfAnExtension("%s", "o.oid");

    private static final String RELATIONS =
            "SELECT CASE o.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view'"
                    + " WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table' ELSE 'type' END || ' ' || n.nspname || '.' || o.relname"
                    + " FROM pg_class o JOIN pg_namespace n ON n.oid = o.relnamespace WHERE o.relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c')"
                    + " AND o.relpersistence <> 't' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = o.oid"
                    + " AND d.deptype IN ('a', 'i') AND d.refclassid = 'pg_class'::regclass AND o.relkind = 'S')"
                    + MEMBER.formatted("pg_class") + " AND " + Scope.SCHEMAS;

    private static final String ROUTINES =
            "SELECT CASE o.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END || ' '"
                    + " || n.nspname || '.' || o.proname || '(' || pg_get_function_identity_arguments(o.oid) || ')'"
                    + " FROM pg_proc o JOIN pg_namespace n ON n.oid = o.pronamespace WHERE NOT EXISTS (SELECT FROM pg_depend d"
                    + " WHERE d.classid = 'pg_proc'::regclass AND d.objid = o.oid AND d.deptype = 'i')"
                    + MEMBER.formatted("pg_proc") + " AND " + Scope.SCHEMAS;

    private static final String TYPES =
            "SELECT CASE o.typtype WHEN 'd' THEN 'domain ' ELSE 'type ' END || n.nspname || '.' || o.typname"
                    + " FROM pg_type o JOIN pg_namespace n ON n.oid = o.typnamespace WHERE o.typtype IN ('b', 'd', 'e', 'r') AND o.typelem = 0"
                    + MEMBER.formatted("pg_type") + " AND " + Scope.SCHEMAS;

    private static final String OPERATORS = "SELECT 'operator ' || n.nspname || '.' || o.oprname FROM pg_operator o"
            + " JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE true" + MEMBER.formatted("pg_operator") + " AND "
            + Scope.SCHEMAS;

    private static final String COLLATIONS = "SELECT 'collation ' || n.nspname || '.' || o.collname FROM pg_collation o"
            + " JOIN pg_namespace n ON n.oid = o.collnamespace WHERE true" + MEMBER.formatted("pg_collation") + " AND "
            + Scope.SCHEMAS;

    private static final String SEARCHES =
            "SELECT 'text search configuration ' || n.nspname || '.' || o.cfgname FROM pg_ts_config o"
                    + " JOIN pg_namespace n ON n.oid = o.cfgnamespace WHERE true" + MEMBER.formatted("pg_ts_config")
                    + " AND " + Scope.SCHEMAS;

    private static final String LARGE_OBJECTS = "SELECT 'large object ' || oid FROM pg_largeobject_metadata";

    private static final List<String> IN_SCHEMAS = List.of(RELATIONS, ROUTINES, TYPES, OPERATORS, COLLATIONS, SEARCHES);

    private static final String ALL = "SELECT line FROM (" + String.join(" UNION ALL ", IN_SCHEMAS) + " UNION ALL "
            + LARGE_OBJECTS + ") found (line) ORDER BY line COLLATE \"C\" LIMIT ?";

    private TargetContents() {}

    static List<String> list(Connection connection, int limit) {
        Object[] parameters = new Object[2 * IN_SCHEMAS.size() + 1];
        Arrays.fill(parameters, List.of());
        parameters[parameters.length - 1] = limit;
        return Query.list(connection, "looking at what is in the target", ALL, row -> row.getString(1), parameters);
    }
}
