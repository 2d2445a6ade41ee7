package dev.flyback.database.postgres.rebuild;

import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.Quoting;
import dev.flyback.database.postgres.connection.WritingSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Indexes, with the primary keys and unique constraints that lean on them: dropped, since building them over loaded rows is faster than keeping them
 * up to date. What cannot be dropped or be made again from its definition stays and is kept up to date: indexes that are part of a partitioned one,
 * exclusion and period constraints, invalid indexes, and whatever other objects depend on (a view that groups by the primary key).
 */
final class Indexes {
    /** An index's definition leaves out its tablespace; comments, statistics and marks are objects of their own. */
    private static final String FIND =
            "SELECT i.indrelid, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid), s.spcname,"
                    + " CASE WHEN k.oid IS NULL THEN format('DROP INDEX %s', i.indexrelid::regclass)"
                    + " ELSE format('ALTER TABLE %s DROP CONSTRAINT %I', i.indrelid::regclass, k.conname) END,"
                    + " CASE WHEN k.oid IS NOT NULL THEN format('ALTER TABLE %s ADD CONSTRAINT %I %s USING INDEX %I%s%s', i.indrelid::regclass, k.conname,"
                    + " CASE k.contype WHEN 'p' THEN 'PRIMARY KEY' ELSE 'UNIQUE' END, c.relname,"
                    + " CASE WHEN k.condeferrable THEN ' DEFERRABLE' END, CASE WHEN k.condeferred THEN ' INITIALLY DEFERRED' END) END, ARRAY("
                    + "SELECT format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s', i.indexrelid::regclass, a.attnum, a.attstattarget)"
                    + " FROM pg_attribute a WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0"
                    + " UNION ALL SELECT format('COMMENT ON INDEX %s IS %L', i.indexrelid::regclass, d.text)"
                    + " FROM obj_description(i.indexrelid, 'pg_class') d (text) WHERE d.text IS NOT NULL"
                    + " UNION ALL SELECT format('COMMENT ON CONSTRAINT %I ON %s IS %L', k.conname, i.indrelid::regclass, d.text)"
                    + " FROM obj_description(k.oid, 'pg_constraint') d (text) WHERE d.text IS NOT NULL"
                    + " UNION ALL SELECT format('ALTER TABLE %s CLUSTER ON %I', i.indrelid::regclass, c.relname) WHERE i.indisclustered"
                    + " UNION ALL SELECT format('ALTER TABLE %s REPLICA IDENTITY USING INDEX %I', i.indrelid::regclass, c.relname) WHERE i.indisreplident"
                    + " UNION ALL SELECT format('ALTER INDEX %s DEPENDS ON EXTENSION %I', i.indexrelid::regclass, e.extname) FROM pg_depend d"
                    + " JOIN pg_extension e ON e.oid = d.refobjid WHERE d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid AND d.deptype = 'x')"
                    + ", m.amname = 'btree' FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam"
                    + " LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace"
                    + " LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u', 'x')"
                    + " WHERE i.indrelid = ANY (?::text[]::oid[]) AND i.indisvalid AND i.indisready AND i.indislive"
                    + " AND NOT EXISTS (SELECT FROM pg_inherits h WHERE h.inhrelid = i.indexrelid)"
                    + " AND (k.oid IS NULL OR (k.contype IN ('p', 'u') AND m.amname = 'btree')) ORDER BY i.indrelid, i.indexrelid";

    /** A sort is no faster in more memory than the processor's caches can help with; the other methods are. */
    private static final String SORT_MEMORY = "SET LOCAL maintenance_work_mem TO DEFAULT";

    private Indexes() {}

    /**
     * What brings an index back.
     *
     * @param name for people
     * @param build over the loaded rows; many of one table at once do not hinder each other
     * @param settle makes it what it was (constraint, comments, marks); needs the table for itself, for a moment
     */
    record Rebuild(String name, List<String> build, List<String> settle) {
        Rebuild {
            build = List.copyOf(build);
            settle = List.copyOf(settle);
        }
    }

    private record Index(
            long table,
            String name,
            String definition,
            @Nullable String tablespace,
            String drop,
            @Nullable String constraint,
            List<String> marks,
            boolean btree) {
        Rebuild rebuild() {
            // SET LOCAL: a tablespace cannot be added to the text of a definition that may end in WHERE.
            String place = tablespace == null ? "''" : Quoting.literal(tablespace);
            List<String> settle = new ArrayList<>();
            if (constraint != null) {
                settle.add(constraint);
            }
            settle.addAll(marks);
            List<String> build = new ArrayList<>();
            build.add("SET LOCAL default_tablespace = " + place);
            if (btree) {
                build.add(SORT_MEMORY);
            }
            build.add(definition);
            return new Rebuild(name, build, settle);
        }
    }

    /** Drops what can be dropped; returns what brings it back, by table. */
    static Map<Long, List<Rebuild>> takeOff(WritingSession session, List<LoadedTable> tables) throws SQLException {
        List<Index> indexes = Query.list(
                session.connection(),
                "reading the catalogue's indexes",
                FIND,
                Indexes::index,
                LoadedTable.oids(tables));
        Map<Long, List<Rebuild>> back = new HashMap<>();
        boolean all = session.attempt(indexes.stream().map(Index::drop).toList());
        for (Index index : indexes) {
            if (all || session.attempt(List.of(index.drop()))) {
                LoadedTable.append(back, index.table(), index.rebuild());
            }
        }
        return back;
    }

    private static Index index(ResultSet row) throws SQLException {
        return new Index(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                List.of((String[]) row.getArray(7).getArray()),
                row.getBoolean(8));
    }
}
