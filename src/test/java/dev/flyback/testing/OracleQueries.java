package dev.flyback.testing;

import java.util.Map;
import java.util.Set;

/** The catalogue queries of the oracle; each gives a name and what is to be equal. */
final class OracleQueries {
    static final Set<String> HISTORY_COLUMNS =
            Set.of("installed_rank", "version", "description", "type", "script", "checksum", "success");

    private static final String OF_USERS =
            " n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and not exists (select from pg_depend e where"
                    + " e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')";

    /**
     * Tables that hold rows, materialized views, and tables of extensions that have rows of users in them. Of tables that are partitioned by the hash of an
     * enum, which differs from database to database, the whole, since each row may be in another partition.
     */
    static final String TABLES =
            "with recursive routing as (select p.partrelid as oid from pg_partitioned_table p where p.partstrat = 'h' and exists"
                    + " (select from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_type e on e.oid = t.typelem"
                    + " where a.attrelid = p.partrelid and a.attnum = any (p.partattrs::smallint[])"
                    + " and 'e' in (t.typtype, e.typtype, (select b.typtype from pg_type b where b.oid = t.typbasetype)))),"
                    + " routed as (select i.inhrelid as oid from pg_inherits i join routing r on r.oid = i.inhparent"
                    + " union select i.inhrelid from pg_inherits i join routed r on r.oid = i.inhparent)"
                    + " select format('%I.%I', n.nspname, c.relname), c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                    + " where c.oid not in (select oid from routed) and (c.oid in (select oid from routing) or c.relkind = 'r' and ("
                    + OF_USERS
                    + " or c.oid in (select unnest(extconfig) from pg_extension))"
                    + " or c.relkind = 'm' and c.relispopulated and" + OF_USERS + ") order by 1";

    /**
     * A table's columns by name, with the function of the type's binary output where that may tell more than its text, and is the same in every
     * database: a built-in type that is no text and refers to no object.
     */
    static final String COLUMNS =
            "select a.attname, case when t.oid < 16384 and (coalesce(e.typcategory, t.typcategory) in ('N', 'D', 'T', 'G', 'B', 'V', 'I')"
                    + " or t.typname in ('bytea', '_bytea', 'uuid')) and t.typsend <> 0 and t.typname !~ '^_?reg' then t.typsend::text end"
                    + " from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'"
                    + " where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attname";

    static final String SEQUENCES =
            "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                    + " where c.relkind = 'S' and" + OF_USERS + " order by 1";

    static final String LARGE_OBJECTS =
            "select m.oid, concat_ws(' ', pg_get_userbyid(m.lomowner), m.lomacl, size, hash) from"
                    + " pg_largeobject_metadata m left join lateral (select sum(length(data)) as size, md5(string_agg(pageno || ' '"
                    + " || md5(rtrim(encode(data, 'hex'), '0')), ',' order by pageno)) as hash from pg_largeobject where loid = m.oid"
                    + " and data <> decode(repeat('00', length(data)), 'hex')) as pages on true";

    static final Map<String, String> DEFINITIONS = Map.of(
            "relation",
            "select format('%I.%I', n.nspname, c.relname), concat_ws(' ', c.relkind, c.relpersistence, c.relreplident,"
                    + " c.relispartition, pg_get_expr(c.relpartbound, c.oid), c.reloptions, c.relrowsecurity,"
                    + " c.relforcerowsecurity, c.relispopulated, pg_get_userbyid(c.relowner), c.relacl, (select spcname from"
                    + " pg_tablespace s where s.oid = c.reltablespace)) from pg_class c join pg_namespace n on n.oid ="
                    + " c.relnamespace where" + OF_USERS,
            "column",
            "select format('%I.%I.%I', n.nspname, c.relname, a.attname), concat_ws(' ', format_type(a.atttypid, a.atttypmod),"
                    + " a.attnotnull, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid), a.attstorage,"
                    + " nullif(a.attstattarget, -1), a.attoptions, (select collname from pg_collation l where l.oid ="
                    + " a.attcollation)) from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on"
                    + " a.attrelid = c.oid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where"
                    + " a.attnum > 0 and not a.attisdropped and" + OF_USERS,
            "constraint",
            "select format('%s of %I.%I', k.conname, n.nspname, c.relname), concat_ws(' ', pg_get_constraintdef(k.oid),"
                    + " k.contype, k.convalidated, k.condeferrable, k.condeferred, k.conislocal, k.coninhcount,"
                    + " k.connoinherit, k.conparentid <> 0) from pg_constraint k join pg_class c on c.oid = k.conrelid join"
                    + " pg_namespace n on n.oid = c.relnamespace where k.contype <> 'n' and" + OF_USERS
                    + " order by 1, 2",
            "index",
            "select format('%I.%I', n.nspname, c.relname), concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisunique,"
                    + " i.indisprimary, i.indisexclusion, i.indimmediate, i.indisclustered, i.indisvalid, i.indisreplident,"
                    + " (select string_agg(a.attname || '=' || a.attstattarget, ',' order by a.attname) from pg_attribute a"
                    + " where a.attrelid = i.indexrelid and a.attstattarget >= 0), (select inhparent::regclass from"
                    + " pg_inherits h where h.inhrelid = i.indexrelid)) from pg_index i join pg_class c on c.oid ="
                    + " i.indexrelid join pg_namespace n on n.oid = c.relnamespace where" + OF_USERS,
            "trigger",
            "select format('%s of %I.%I', case when t.tgisinternal then 'internal ' || k.conname || ' ' || t.tgtype else t.tgname"
                    + " end, n.nspname, c.relname), t.tgenabled::text || case when t.tgisinternal then '' else ' ' ||"
                    + " pg_get_triggerdef(t.oid) end from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n"
                    + " on n.oid = c.relnamespace left join pg_constraint k on k.oid = t.tgconstraint where" + OF_USERS
                    + " order by 1, 2",
            "rule",
            "select format('%s of %I.%I', r.rulename, n.nspname, c.relname), r.ev_enabled::text || ' ' || pg_get_ruledef(r.oid) from"
                    + " pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace where"
                    + " c.relkind <> 'v' and c.relkind <> 'm' and" + OF_USERS,
            "statistics",
            "select format('%I.%I', n.nspname, x.stxname), pg_get_statisticsobjdef(x.oid) from pg_statistic_ext x join"
                    + " pg_namespace n on n.oid = x.stxnamespace",
            "label",
            "select format('%I.%I', n.nspname, t.typname), string_agg(e.enumlabel, ',' order by e.enumsortorder) from pg_enum e"
                    + " join pg_type t on t.oid = e.enumtypid join pg_namespace n on n.oid = t.typnamespace group by 1",
            "policy",
            "select format('%s of %I.%I', p.polname, n.nspname, c.relname), concat_ws(' ', p.polcmd, pg_get_expr(p.polqual,"
                    + " c.oid), pg_get_expr(p.polwithcheck, c.oid)) from pg_policy p join pg_class c on c.oid = p.polrelid"
                    + " join pg_namespace n on n.oid = c.relnamespace where" + OF_USERS,
            "comment",
            "select i.type || ' ' || i.identity, d.description from pg_description d cross join lateral"
                    + " pg_identify_object(d.classoid, d.objoid, d.objsubid) i where d.objoid >= 16384 and i.type <> 'extension'"
                    + " and not exists (select from pg_depend e where e.classid = d.classoid and e.objid = d.objoid and"
                    + " e.deptype = 'e') union all select 'large object ' || d.objoid, d.description from pg_description d"
                    + " where d.classoid = 'pg_largeobject'::regclass and d.objoid < 16384");

    private OracleQueries() {}
}
