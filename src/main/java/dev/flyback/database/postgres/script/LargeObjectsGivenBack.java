package dev.flyback.database.postgres.script;

import dev.flyback.database.postgres.connection.Quoting;
import dev.flyback.dump.index.LargeObjectAccess;
import dev.flyback.dump.index.LargeObjectAccess.Grant;
import java.util.ArrayList;
import java.util.List;

/**
 * Temporary tables of owners and grants, and the statement that gives large objects back by them, run by psql and by Flyback alike. No name from a dump stands
 * in the statement.
 */
public final class LargeObjectsGivenBack {
    /** Statements without semicolons that make the temporary tables. */
    public static final List<String> CREATE_TABLES = List.of(
            "CREATE TEMPORARY TABLE flyback_owners (first oid, last oid, owner text, granted boolean)",
            "CREATE TEMPORARY TABLE flyback_grants (first oid, place integer, grantee text, grantor text, privilege text, grantable boolean)",
            "CREATE TEMPORARY TABLE flyback_problems (sentence text)");

    /** Removes the temporary tables; a statement without a semicolon. */
    public static final String DROP_TABLES =
            "DROP TABLE pg_temp.flyback_owners, pg_temp.flyback_grants, pg_temp.flyback_problems";

    /**
     * Whatever cannot be given back becomes a sentence and never an error. First it finds out which roles the account may act for, by trying. An object whose
     * owner is not to be had stays with the account, which then grants in the owner's place. Every object is a subtransaction of its own, and is locked until
     * the end of the transaction; so it commits now and then, lest the server's lock table overflow, and must not be run in a transaction. Doing it again does
     * no harm.
     */
    public static final String STATEMENT = "DO " + Quoting.dollars("""
            DECLARE
              objects_in_transaction CONSTANT integer := 500;
              before CONSTANT text := pg_catalog.current_setting('role');
              self CONSTANT text := current_user;
              missing text[];
              allowed text[] := '{}';
              forbidden text[] := '{}';
              failed bigint := 0;
              failure text;
              done integer := 0;
              heir boolean;
              actors text[];
              heads text[];
              tails text[];
              r record;
              o record;
              g record;
              sentence text;
            BEGIN
              SELECT pg_catalog.array_agg(DISTINCT role ORDER BY role) INTO missing FROM (
                SELECT owner FROM pg_temp.flyback_owners UNION SELECT grantor FROM pg_temp.flyback_grants
                UNION SELECT grantee FROM pg_temp.flyback_grants) named (role)
              WHERE role IS NOT NULL AND role NOT IN (SELECT rolname::text FROM pg_catalog.pg_roles);
              FOR r IN SELECT owner AS role FROM pg_temp.flyback_owners UNION SELECT grantor FROM pg_temp.flyback_grants ORDER BY 1
              LOOP
                BEGIN
                  PERFORM pg_catalog.set_config('role', r.role, true);
                  PERFORM pg_catalog.set_config('role', before, true);
                  allowed := allowed || r.role;
                EXCEPTION WHEN OTHERS THEN
                  forbidden := forbidden || r.role;
                END;
              END LOOP;
              FOR r IN SELECT * FROM pg_temp.flyback_owners ORDER BY first
              LOOP
                heir := r.owner = ANY (allowed);
                SELECT pg_catalog.array_agg(CASE WHEN grantor = r.owner OR grantor <> ALL (allowed) THEN CASE WHEN heir THEN r.owner ELSE before END
                      ELSE grantor END ORDER BY grantor <> r.owner, place),
                    pg_catalog.array_agg('GRANT ' || CASE privilege WHEN 'UPDATE' THEN 'UPDATE' ELSE 'SELECT' END || ' ON LARGE OBJECT '
                      ORDER BY grantor <> r.owner, place),
                    pg_catalog.array_agg(' TO ' || coalesce(pg_catalog.quote_ident(grantee), 'PUBLIC') || CASE WHEN grantable THEN ' WITH GRANT OPTION' ELSE '' END
                      ORDER BY grantor <> r.owner, place)
                  INTO actors, heads, tails FROM pg_temp.flyback_grants
                  WHERE first = r.first AND (grantee IS NULL OR grantee IN (SELECT rolname FROM pg_catalog.pg_roles));
                FOR o IN SELECT oid AS number, pg_catalog.pg_get_userbyid(lomowner)::text AS owner, lomacl FROM pg_catalog.pg_largeobject_metadata
                  WHERE oid BETWEEN r.first AND r.last AND (r.granted OR lomacl IS NOT NULL OR pg_catalog.pg_get_userbyid(lomowner) <> r.owner)
                LOOP
                  BEGIN
                    IF heir AND o.owner <> r.owner THEN
                      EXECUTE pg_catalog.format('ALTER LARGE OBJECT %s OWNER TO %I', o.number, r.owner);
                    END IF;
                    PERFORM pg_catalog.set_config('role', CASE WHEN heir THEN r.owner ELSE before END, true);
                    IF r.granted OR o.lomacl IS NOT NULL THEN
                      FOR g IN SELECT DISTINCT CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) END AS grantee
                        FROM pg_catalog.pg_largeobject_metadata m, pg_catalog.aclexplode(coalesce(m.lomacl, pg_catalog.acldefault('L', m.lomowner))) x
                        WHERE m.oid = o.number AND (x.grantee <> m.lomowner OR (heir AND r.granted))
                      LOOP
                        EXECUTE 'REVOKE ALL ON LARGE OBJECT ' || o.number || ' FROM ' || g.grantee || ' CASCADE';
                      END LOOP;
                    END IF;
                    FOR i IN 1 .. coalesce(pg_catalog.cardinality(actors), 0) LOOP
                      PERFORM pg_catalog.set_config('role', actors[i], true);
                      EXECUTE heads[i] || o.number || tails[i];
                    END LOOP;
                    PERFORM pg_catalog.set_config('role', before, true);
                  EXCEPTION WHEN OTHERS THEN
                    failed := failed + 1;
                    failure := coalesce(failure, 'large object ' || o.number || ': ' || SQLERRM);
                  END;
                  done := done + 1;
                  IF done % objects_in_transaction = 0 THEN
                    COMMIT;
                  END IF;
                END LOOP;
              END LOOP;
              INSERT INTO pg_temp.flyback_problems
                SELECT 'Some large objects did not get all their owners and grants back, since the target has no role '
                  || pg_catalog.array_to_string(missing, ', ') || '.' WHERE missing IS NOT NULL
                UNION ALL SELECT 'Some large objects did not get their owners and grants back as they were, since ' || self || ' may not act for the role '
                  || pg_catalog.array_to_string(ARRAY(SELECT role FROM pg_catalog.unnest(forbidden) role WHERE role <> ALL (coalesce(missing, '{}'))), ', ') || '.'
                  WHERE NOT forbidden <@ coalesce(missing, '{}')
                UNION ALL SELECT 'Owners and grants were not given back to ' || CASE failed WHEN 1 THEN 'one object' ELSE failed || ' objects' END
                  || ', first ' || failure || '.' WHERE failed > 0;
              FOR sentence IN SELECT p.sentence FROM pg_temp.flyback_problems p LOOP
                RAISE WARNING '%', sentence;
              END LOOP;
            END""") + ";";

    private LargeObjectsGivenBack() {}

    /** Fills the tables, as SQL for psql. Every text is a string constant. */
    public static List<String> inserts(List<LargeObjectAccess> access) {
        List<String> inserts = new ArrayList<>();
        for (LargeObjectAccess range : access) {
            List<Grant> grants = range.grants();
            inserts.add("INSERT INTO pg_temp.flyback_owners VALUES (" + range.first() + ", " + range.last() + ", "
                    + Quoting.literal(range.owner()) + ", " + (grants != null) + ")");
            int place = 0;
            for (Grant grant : grants == null ? List.<Grant>of() : grants) {
                String grantee = grant.grantee() == null ? "NULL" : Quoting.literal(grant.grantee());
                inserts.add("INSERT INTO pg_temp.flyback_grants VALUES (" + range.first() + ", " + place++ + ", "
                        + grantee
                        + ", " + Quoting.literal(grant.grantor()) + ", " + Quoting.literal(grant.privilege()) + ", "
                        + grant.grantable() + ")");
            }
        }
        return inserts;
    }
}
