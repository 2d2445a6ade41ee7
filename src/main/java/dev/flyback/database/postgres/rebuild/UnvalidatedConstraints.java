package dev.flyback.database.postgres.rebuild;

import dev.flyback.database.postgres.catalogue.Scope;
import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.WritingSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Checks (from 18 on, not-null constraints, too) that were never validated: rows older than they are may break them, and the load would fail on such
 * rows. Taken off for the load, on tables and domains, and put back as they were, not validated.
 */
final class UnvalidatedConstraints {
    /** Each round takes the constraints that no parent hands down; those of children may be such only after the parents' are gone. */
    private static final int ROUNDS = 32;

    /** Constraints that are not enforced at all are in nobody's way; only 18 and later have them, so the column is read as JSON. */
    private static final String FIND = "SELECT format('ALTER %s DROP CONSTRAINT %I', o.label, k.conname),"
            + " format('ALTER %s ADD CONSTRAINT %I %s', o.label, k.conname, pg_get_constraintdef(k.oid)),"
            + " (SELECT format('COMMENT ON CONSTRAINT %I ON %s IS %L', k.conname, o.commented, d.text)"
            + " FROM obj_description(k.oid, 'pg_constraint') d (text) WHERE d.text IS NOT NULL)"
            + " FROM pg_constraint k LEFT JOIN pg_class c ON c.oid = k.conrelid LEFT JOIN pg_type t ON t.oid = k.contypid"
            + " JOIN pg_namespace n ON n.oid = coalesce(c.relnamespace, t.typnamespace),"
            + " LATERAL (SELECT CASE WHEN c.oid IS NULL THEN 'DOMAIN ' || k.contypid::regtype ELSE 'TABLE ' || k.conrelid::regclass END,"
            + " CASE WHEN c.oid IS NULL THEN 'DOMAIN ' || k.contypid::regtype ELSE k.conrelid::regclass::text END) o (label, commented)"
            + " WHERE k.contype IN ('c', 'n') AND NOT k.convalidated AND k.coninhcount = 0"
            + " AND coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)"
            + " AND pg_has_role(coalesce(c.relowner, t.typowner), 'USAGE') AND " + Scope.SCHEMAS + " ORDER BY k.oid";

    private UnvalidatedConstraints() {}

    private record Unvalidated(String drop, List<String> back) {}

    /** Drops them, wherever they are; returns the statements that put them back, in the order that they need. */
    static List<String> takeOff(WritingSession session) {
        List<List<String>> back = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<Unvalidated> found = Query.list(
                    session.connection(),
                    "reading the catalogue's constraints",
                    FIND,
                    row -> new Unvalidated(
                            row.getString(1),
                            row.getString(3) == null
                                    ? List.of(row.getString(2))
                                    : List.of(row.getString(2), row.getString(3))),
                    Scope.parameters(List.of()));
            if (found.isEmpty()) {
                break;
            }
            for (Unvalidated constraint : found) {
                session.execute(constraint.drop(), "taking off a constraint");
                back.add(constraint.back());
            }
        }
        // A child's own comes before its parent's, which is then merged with it.
        Collections.reverse(back);
        return back.stream().flatMap(List::stream).toList();
    }
}
