package dev.flyback.database.postgres.source;

import dev.flyback.database.postgres.catalogue.Scope;

/** Types that hold XML, of whose text the server leaves out the encoding declaration, and all of the declaration that is the default, unless it is cast to text. */
final class XmlTypes {
    /** Begins a query. {@code xml_types}: those that can be cast, with whether to an array of texts: XML itself, arrays, and domains over either. */
    static final String CASTABLE = "WITH RECURSIVE xml_types (oid, many) AS (SELECT 'xml'::regtype::oid, false"
            + " UNION SELECT t.oid, x.many OR t.typbasetype <> x.oid FROM xml_types x JOIN pg_type t"
            + " ON t.typbasetype = x.oid OR (NOT x.many AND t.typcategory = 'A' AND t.typelem = x.oid))";

    /** Columns of types that hold XML deeper down. */
    static final String DEEPER = CASTABLE
            + ", holding (oid) AS (SELECT 'xml'::regtype::oid UNION SELECT p.whole FROM holding h JOIN "
            + TypeParts.PARTS
            + " p ON p.part = h.oid)"
            + " SELECT n.nspname, c.relname, a.attname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " JOIN pg_attribute a ON a.attrelid = c.oid JOIN holding h ON h.oid = a.atttypid"
            + " WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''"
            + " AND NOT EXISTS (SELECT FROM xml_types x WHERE x.oid = a.atttypid) AND " + Scope.SCHEMAS
            + " AND " + Scope.notOfAnExtension("pg_class", "c.oid")
            + " ORDER BY n.nspname COLLATE \"C\", c.relname COLLATE \"C\", a.attnum";

    private XmlTypes() {}

    /** For {@code pg_class c}: the columns that are to be cast. */
    static String columns(boolean many) {
        return "ARRAY(SELECT a.attname::text FROM pg_attribute a JOIN xml_types x ON x.oid = a.atttypid"
                + " WHERE a.attrelid = c.oid AND a.attnum > 0 AND " + (many ? "x.many" : "NOT x.many") + ")";
    }
}
