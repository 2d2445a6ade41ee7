package dev.flyback.database.postgres.source;

import dev.flyback.database.postgres.connection.Query;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What decides where rows are read, and what the server prints of them, and yet may be changed while their tables are locked: the names of schemas, the labels of
 * enums, the attributes of composite types. What only adds (a table, a label) changes nothing that a snapshot can hold.
 *
 * @param all by a number that lasts as long as the thing itself
 */
record UnlockedDefinitions(Map<String, Definition> all) {
    private static final String DEFINITIONS =
            "WITH RECURSIVE used (oid) AS (SELECT a.atttypid FROM pg_attribute a WHERE a.attrelid = ANY (?::oid[]) AND a.attnum > 0"
                    + " AND NOT a.attisdropped UNION SELECT p.part FROM used u JOIN " + TypeParts.PARTS
                    + " p ON p.whole = u.oid)"
                    + " SELECT 'table ' || c.oid, 'the schema ' || n.nspname, n.nspname || '.' || c.relname"
                    + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = ANY (?::oid[])"
                    + " UNION ALL SELECT 'label ' || l.oid, 'the enum ' || n.nspname || '.' || t.typname, l.enumlabel::text"
                    + " FROM used u JOIN pg_type t ON t.oid = u.oid JOIN pg_namespace n ON n.oid = t.typnamespace"
                    + " JOIN pg_enum l ON l.enumtypid = t.oid"
                    + " UNION ALL SELECT 'type ' || t.oid, 'the type ' || n.nspname || '.' || t.typname,"
                    + " ARRAY(SELECT a.attnum || ' ' || a.atttypid FROM pg_attribute a WHERE a.attrelid = t.typrelid"
                    + " AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)::text"
                    + " FROM used u JOIN pg_type t ON t.oid = u.oid JOIN pg_namespace n ON n.oid = t.typnamespace"
                    + " WHERE t.typtype = 'c'";

    UnlockedDefinitions {
        all = Map.copyOf(all);
    }

    /**
     * A thing that can change.
     *
     * @param subject what to tell the user of
     */
    record Definition(String subject, String state) {}

    /** Those of tables, as the session's transaction sees them. Waits for nobody who waits for a table. */
    static UnlockedDefinitions read(Connection connection, List<SourceCatalogue.Table> tables) {
        List<String> oids =
                tables.stream().map(table -> String.valueOf(table.oid())).toList();
        Map<String, Definition> all = new HashMap<>();
        Query.RowReader<Boolean> reader =
                row -> all.put(row.getString(1), new Definition(row.getString(2), row.getString(3))) == null;
        Query.list(connection, "reading the catalogue's types", DEFINITIONS, reader, oids, oids);
        return new UnlockedDefinitions(all);
    }

    /** What is not as it was, sorted. */
    List<String> changedIn(UnlockedDefinitions later) {
        return all.entrySet().stream()
                .filter(entry -> !later.has(entry.getKey(), entry.getValue().state()))
                .map(entry -> entry.getValue().subject())
                .distinct()
                .sorted()
                .toList();
    }

    /** The name of a type may change: nothing that is printed has it. */
    private boolean has(String key, String state) {
        Definition definition = all.get(key);
        return definition != null && definition.state().equals(state);
    }
}
