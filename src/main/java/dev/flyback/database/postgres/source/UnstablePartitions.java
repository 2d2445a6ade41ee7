package dev.flyback.database.postgres.source;

import dev.flyback.database.postgres.catalogue.Scope;

/**
 * Tables that are partitioned by a hash that is another in every database: that of an enum is the hash of its label's OID, and so are those of what may
 * hold enums (arrays, rows, ranges) and of OIDs that stand for names (regclass). Their rows belong to other partitions elsewhere.
 */
final class UnstablePartitions {
    /** Condition on {@code pg_partitioned_table p}. The hash functions of all these types take a type that stands for many, or plain OIDs. */
    private static final String UNSTABLE =
            "p.partstrat = 'h' AND EXISTS (SELECT FROM unnest(p.partclass::oid[]) k (oid)"
                    + " JOIN pg_opclass o ON o.oid = k.oid JOIN pg_type t ON t.oid = o.opcintype"
                    + " WHERE t.typtype = 'p' OR t.oid = 'oid'::regtype)";

    /** Rows must not wander to another server. */
    private static final String WITH_FOREIGN_PARTITIONS =
            "EXISTS (SELECT FROM pg_partition_tree(p.partrelid) l JOIN pg_class f ON f.oid = l.relid WHERE f.relkind = 'f')";

    /** For {@code pg_class c}: the topmost of such tables above it. */
    static final String ROUTER =
            "SELECT r.oid, rn.nspname, r.relname FROM pg_partition_ancestors(c.oid) WITH ORDINALITY AS a (relid, distance)"
                    + " JOIN pg_partitioned_table p ON p.partrelid = a.relid JOIN pg_class r ON r.oid = p.partrelid"
                    + " JOIN pg_namespace rn ON rn.oid = r.relnamespace WHERE " + UNSTABLE + " AND NOT "
                    + WITH_FOREIGN_PARTITIONS
                    + " ORDER BY a.distance DESC LIMIT 1";

    static final String UNROUTABLE = "SELECT n.nspname, c.relname, true FROM pg_partitioned_table p"
            + " JOIN pg_class c ON c.oid = p.partrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE " + UNSTABLE + " AND " + WITH_FOREIGN_PARTITIONS + " AND " + Scope.SCHEMAS
            + " ORDER BY n.nspname, c.relname";

    private UnstablePartitions() {}
}
