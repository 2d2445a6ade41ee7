package dev.flyback.database.postgres.script;

import dev.flyback.database.postgres.catalogue.Scope;
import dev.flyback.database.postgres.connection.Quoting;

/**
 * What psql runs before and after the rows. No name from the source stands in it: it reads {@code pg_temp.flyback_tables} and the target's catalogue,
 * and quotes with {@code format}.
 */
final class ScriptedLoad {
    /**
     * Foreign keys are checked once, at the end: they are made deferrable, which the tables' owner may do and which costs nothing; those that were never
     * validated are taken off, since their rows may break them, and so are such CHECKs, NOT NULLs and domains' constraints. User triggers are switched
     * off, and so are event triggers, as far as the account may, and row-level security that holds for owners, too. Then all tables are emptied together, with the partitioned ones above them, since a
     * foreign key of one would forbid it otherwise; of an extension's configuration tables only the rows that were dumped.
     */
    static final String TAKE_OFF = "DO "
            + Quoting.dollars("DECLARE\n  r record;\nBEGIN\n"
                    + "  CREATE TEMPORARY TABLE flyback_put_back (place serial, sql text) ON COMMIT DROP;\n"
                    + "  CREATE TEMPORARY TABLE flyback_put_back_last (sql text) ON COMMIT DROP;\n"
                    + "  FOR r IN SELECT t.evtname, t.evtenabled, pg_has_role(t.evtowner, 'USAGE') AS own FROM pg_event_trigger t\n"
                    + "    WHERE t.evtenabled IN ('O', 'A') AND " + Scope.notOfAnExtension("pg_event_trigger", "t.oid")
                    + "\n"
                    + "  LOOP\n"
                    + "    IF r.own THEN\n"
                    + "      EXECUTE format('ALTER EVENT TRIGGER %I DISABLE', r.evtname);\n"
                    + "      INSERT INTO pg_temp.flyback_put_back_last VALUES (format('ALTER EVENT TRIGGER %I ENABLE %s', r.evtname,\n"
                    + "        CASE r.evtenabled WHEN 'A' THEN 'ALWAYS' ELSE '' END));\n"
                    + "    ELSE\n"
                    + "      RAISE WARNING 'The account may not switch off the event trigger %: it fires on what this script changes.', r.evtname;\n"
                    + "    END IF;\n"
                    + "  END LOOP;\n"
                    + "  FOR r IN SELECT c.oid, c.conrelid::regclass AS relation, c.conname, c.contype, c.convalidated, c.condeferrable,\n"
                    + "      pg_get_constraintdef(c.oid) AS definition, obj_description(c.oid, 'pg_constraint') AS remark\n"
                    + "    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid\n"
                    + "    WHERE c.conparentid = 0 AND c.coninhcount = 0 AND t.relpersistence <> 't'\n"
                    + "      AND coalesce(to_jsonb(c) ->> 'conenforced', 'true') = 'true'\n"
                    + "      AND (c.contype = 'f' OR (c.contype IN ('c', 'n') AND NOT c.convalidated))\n"
                    + "      AND (t.relkind = 'p' OR c.conrelid IN (SELECT relation FROM pg_temp.flyback_tables)\n"
                    + "        OR c.confrelid IN (SELECT relation FROM pg_temp.flyback_tables))\n"
                    + "  LOOP\n"
                    + "    IF NOT r.convalidated THEN\n"
                    + "      EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', r.relation, r.conname);\n"
                    + "      INSERT INTO pg_temp.flyback_put_back (sql) VALUES (format('ALTER TABLE %s ADD CONSTRAINT %I %s', r.relation, r.conname, r.definition));\n"
                    + "      IF r.remark IS NOT NULL THEN\n"
                    + "        INSERT INTO pg_temp.flyback_put_back (sql) VALUES (format('COMMENT ON CONSTRAINT %I ON %s IS %L', r.conname, r.relation, r.remark));\n"
                    + "      END IF;\n"
                    + "    ELSIF NOT r.condeferrable THEN\n"
                    + "      EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE', r.relation, r.conname);\n"
                    + "      INSERT INTO pg_temp.flyback_put_back (sql) VALUES (format('ALTER TABLE %s ALTER CONSTRAINT %I NOT DEFERRABLE', r.relation, r.conname));\n"
                    + "    END IF;\n"
                    + "  END LOOP;\n"
                    + "  FOR r IN SELECT format_type(c.contypid, NULL) AS domain, c.conname, pg_get_constraintdef(c.oid) AS definition,\n"
                    + "      obj_description(c.oid, 'pg_constraint') AS remark FROM pg_constraint c JOIN pg_type d ON d.oid = c.contypid\n"
                    + "    WHERE c.contype = 'c' AND NOT c.convalidated AND pg_has_role(d.typowner, 'USAGE')\n"
                    + "  LOOP\n"
                    + "    EXECUTE format('ALTER DOMAIN %s DROP CONSTRAINT %I', r.domain, r.conname);\n"
                    + "    INSERT INTO pg_temp.flyback_put_back (sql) VALUES (format('ALTER DOMAIN %s ADD CONSTRAINT %I %s', r.domain, r.conname, r.definition));\n"
                    + "    IF r.remark IS NOT NULL THEN\n"
                    + "      INSERT INTO pg_temp.flyback_put_back (sql) VALUES (format('COMMENT ON CONSTRAINT %I ON DOMAIN %s IS %L', r.conname, r.domain, r.remark));\n"
                    + "    END IF;\n"
                    + "  END LOOP;\n"
                    + "  FOR r IN SELECT t.tgrelid::regclass AS relation, t.tgname, t.tgenabled FROM pg_trigger t\n"
                    + "    JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgenabled IN ('O', 'A')\n"
                    + "      AND " + Scope.TRIGGERS_OF_USERS + "\n"
                    + "      AND (t.tgrelid IN (SELECT relation FROM pg_temp.flyback_tables)\n"
                    + "        OR (c.relkind = 'p' AND (t.tgtype & 32 > 0 OR t.tgtype & 5 = 4) AND pg_has_role(c.relowner, 'USAGE')))\n"
                    + "  LOOP\n"
                    + "    EXECUTE format('ALTER TABLE ONLY %s DISABLE TRIGGER %I', r.relation, r.tgname);\n"
                    + "    INSERT INTO pg_temp.flyback_put_back (sql) VALUES (format('ALTER TABLE ONLY %s ENABLE %s TRIGGER %I', r.relation,\n"
                    + "      CASE r.tgenabled WHEN 'A' THEN 'ALWAYS' ELSE '' END, r.tgname));\n"
                    + "  END LOOP;\n"
                    + "  FOR r IN SELECT f.oid::regclass AS relation FROM pg_class f WHERE f.relforcerowsecurity AND pg_has_role(f.relowner, 'USAGE')\n"
                    + "      AND (f.relkind = 'p' OR f.oid IN (SELECT relation FROM pg_temp.flyback_tables))\n"
                    + "  LOOP\n"
                    + "    EXECUTE format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', r.relation);\n"
                    + "    INSERT INTO pg_temp.flyback_put_back (sql) VALUES (format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', r.relation));\n"
                    + "  END LOOP;\n"
                    + "  FOR r IN SELECT relation, extcondition FROM pg_temp.flyback_tables\n"
                    + "    JOIN (SELECT unnest(extconfig) AS oid, unnest(extcondition) AS extcondition FROM pg_extension) x ON x.oid = relation\n"
                    + "  LOOP\n"
                    + "    EXECUTE format('DELETE FROM ONLY %s %s', r.relation, r.extcondition);\n"
                    + "  END LOOP;\n"
                    + "  FOR r IN SELECT string_agg(item, ', ') AS relations FROM (\n"
                    + "      SELECT format('ONLY %s', relation) AS item FROM pg_temp.flyback_tables\n"
                    + "      WHERE relation::oid NOT IN (SELECT unnest(extconfig) FROM pg_extension WHERE extconfig IS NOT NULL)\n"
                    + "      UNION ALL SELECT p.oid::regclass::text FROM pg_class p WHERE p.relkind = 'p' AND pg_has_role(p.relowner, 'USAGE')\n"
                    + "        AND NOT EXISTS (SELECT FROM pg_partition_tree(p.oid) l\n"
                    + "          WHERE l.isleaf AND l.relid NOT IN (SELECT relation FROM pg_temp.flyback_tables))) emptied\n"
                    + "    HAVING count(*) > 0\n"
                    + "  LOOP\n"
                    + "    EXECUTE 'TRUNCATE TABLE ' || r.relations;\n"
                    + "  END LOOP;\n"
                    + "  SET CONSTRAINTS ALL DEFERRED;\n"
                    + "END")
            + ";";

    /** Checks every foreign key, then sets definitions and triggers as they were. */
    static final String PUT_BACK = "SET CONSTRAINTS ALL IMMEDIATE;\nDO "
            + Quoting.dollars("DECLARE\n  r record;\nBEGIN\n"
                    + "  FOR r IN SELECT sql FROM pg_temp.flyback_put_back ORDER BY place LOOP\n"
                    + "    EXECUTE r.sql;\n"
                    + "  END LOOP;\n"
                    + "END")
            + ";";

    /** Switches on again what fires on changes of definitions: after the last of them. */
    static final String PUT_BACK_LAST = "DO "
            + Quoting.dollars("DECLARE\n  r record;\nBEGIN\n"
                    + "  FOR r IN SELECT sql FROM pg_temp.flyback_put_back_last LOOP\n"
                    + "    EXECUTE r.sql;\n"
                    + "  END LOOP;\n"
                    + "END")
            + ";";

    private ScriptedLoad() {}
}
