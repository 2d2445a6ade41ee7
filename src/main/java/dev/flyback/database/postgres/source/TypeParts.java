package dev.flyback.database.postgres.source;

/** How types are made of others. */
final class TypeParts {
    /**
     * A subquery: of each type that is made of another, {@code part} and {@code whole}: domains, arrays, ranges, rows. That a multirange is made of a range
     * stands in the same place in every version only among the dependencies.
     */
    static final String PARTS = "(SELECT typbasetype AS part, oid AS whole FROM pg_type WHERE typtype = 'd'"
            + " UNION ALL SELECT typelem, oid FROM pg_type WHERE typcategory = 'A'"
            + " UNION ALL SELECT rngsubtype, rngtypid FROM pg_range"
            + " UNION ALL SELECT refobjid, objid FROM pg_depend WHERE classid = 'pg_type'::regclass"
            + " AND refclassid = 'pg_type'::regclass AND deptype = 'i'"
            + " UNION ALL SELECT ra.atttypid, rc.reltype FROM pg_attribute ra JOIN pg_class rc ON rc.oid = ra.attrelid"
            + " WHERE ra.attnum > 0 AND NOT ra.attisdropped AND rc.reltype <> 0)";

    private TypeParts() {}
}
