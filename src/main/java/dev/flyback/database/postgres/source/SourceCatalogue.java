package dev.flyback.database.postgres.source;

import dev.flyback.database.postgres.catalogue.Scope;
import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.Quoting;
import dev.flyback.dump.index.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a backup must know of the source's tables and sequences, read in one session. */
final class SourceCatalogue {
    /** Partitions and children hold their rows themselves; a partitioned table and a foreign one hold none. */
    private static final String TABLES = XmlTypes.CASTABLE
            + " SELECT c.oid, n.nspname, c.relname, c.relpersistence::text, c.relfilenode, greatest(c.reltuples, 0)::bigint,"
            + " pg_relation_size(c.oid), pg_table_size(c.oid), coalesce(am.amname = 'heap', false), x.condition,"
            + " has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'), row_security_active(c.oid),"
            + " ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = coalesce(router.oid, c.oid) AND a.attnum > 0"
            + " AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum),"
            + " " + XmlTypes.columns(false) + ", " + XmlTypes.columns(true) + ", router.nspname, router.relname"
            + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_am am ON am.oid = c.relam"
            + " LEFT JOIN " + Scope.CONFIGURATION_TABLES + " x ON x.oid = c.oid"
            + " LEFT JOIN LATERAL (" + UnstablePartitions.ROUTER + ") router ON c.relispartition"
            + " WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND " + Scope.SCHEMAS
            + " AND (x.oid IS NOT NULL OR " + Scope.notOfAnExtension("pg_class", "c.oid")
            + ") ORDER BY n.nspname COLLATE \"C\", c.relname COLLATE \"C\"";

    private static final String SEQUENCES = sequencesWhose("c.relpersistence <> 't'");
    private static final String UNLOGGED_SEQUENCES = sequencesWhose("c.relpersistence = 'u'");

    private static final String FOREIGN_TABLES = "SELECT n.nspname, c.relname, true FROM pg_class c"
            + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'f' AND " + Scope.SCHEMAS
            + " ORDER BY n.nspname, c.relname";

    private final Connection connection;
    private final List<String> schemas;

    SourceCatalogue(Connection connection, List<String> schemas) {
        this.connection = connection;
        this.schemas = schemas;
    }

    /**
     * A table that holds rows.
     *
     * @param permanence {@code p} or {@code u} (unlogged)
     * @param fileNode changes when the table is rewritten or truncated
     * @param mainBytes of the main fork
     * @param totalBytes with TOAST
     * @param heap whether rows are addressed by page, so that ctid ranges mean something
     * @param condition of an extension's configuration table: which rows are the user's; empty for all; null for every other table
     * @param gone whether it was dropped while the catalogue was read; then the server knows neither sizes nor rights
     * @param columns those to dump: in the order that the table has which it is routed by, where it is
     * @param routedBy see {@link dev.flyback.dump.index.TableEntry#routedBy()}
     * @param casts what some columns must be read as, so that the server prints all of a value: of XML it leaves out the encoding declaration otherwise
     */
    record Table(
            long oid,
            TableName name,
            String permanence,
            long fileNode,
            long rows,
            long mainBytes,
            long totalBytes,
            boolean heap,
            @Nullable String condition,
            boolean gone,
            boolean readable,
            boolean filtered,
            List<String> columns,
            Map<String, String> casts,
            @Nullable TableName routedBy) {
        Table {
            columns = List.copyOf(columns);
            casts = Map.copyOf(casts);
        }

        /** Reads columns of its own rows, in the given order. */
        String select(List<String> wanted) {
            String list = wanted.stream()
                    .map(column -> Quoting.identifier(column) + casts.getOrDefault(column, ""))
                    .collect(Collectors.joining(", "));
            String select = "SELECT " + list + " FROM ONLY " + Quoting.identifier(name);
            return condition == null || condition.isEmpty() ? select : select + " " + condition;
        }
    }

    /** Another relation. */
    record Named(TableName name, boolean readable) {}

    List<Table> tables() {
        return Query.list(
                connection,
                "reading the catalogue's tables",
                TABLES,
                SourceCatalogue::table,
                Scope.parameters(schemas));
    }

    List<Named> sequences() {
        return named(SEQUENCES, "reading the catalogue's sequences");
    }

    /** Those that a standby has no values of. */
    List<Named> unloggedSequences() {
        return named(UNLOGGED_SEQUENCES, "reading the catalogue's sequences");
    }

    List<Named> foreignTables() {
        return named(FOREIGN_TABLES, "reading the catalogue's foreign tables");
    }

    List<Named> unroutable() {
        return named(UnstablePartitions.UNROUTABLE, "reading the catalogue's partitioned tables");
    }

    /** Columns that hold XML in such a way that its declaration is lost. */
    List<String> deeperXml() {
        return Query.list(
                connection,
                "reading the catalogue's columns",
                XmlTypes.DEEPER,
                row -> new TableName(row.getString(1), row.getString(2)) + "." + row.getString(3),
                Scope.parameters(schemas));
    }

    long largeObjects() {
        return count("SELECT count(*) FROM pg_largeobject_metadata");
    }

    /** How many large objects have one. */
    long largeObjectComments() {
        return count("SELECT count(*) FROM pg_description WHERE classoid = 'pg_largeobject'::regclass");
    }

    private long count(String sql) {
        return Query.one(connection, "counting large objects", sql, row -> row.getLong(1));
    }

    private List<Named> named(String sql, String doing) {
        return Query.list(
                connection,
                doing,
                sql,
                row -> new Named(new TableName(row.getString(1), row.getString(2)), row.getBoolean(3)),
                Scope.parameters(schemas));
    }

    private static String sequencesWhose(String condition) {
        return "SELECT n.nspname, c.relname, coalesce(has_schema_privilege(n.oid, 'USAGE') AND"
                + " has_sequence_privilege(c.oid, 'SELECT'), true) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE c.relkind = 'S' AND " + condition + " AND " + Scope.SCHEMAS
                + " AND (" + Scope.notOfAnExtension("pg_class", "c.oid")
                + " OR EXISTS (SELECT FROM pg_extension e WHERE c.oid = ANY (e.extconfig)))"
                + " ORDER BY n.nspname COLLATE \"C\", c.relname COLLATE \"C\"";
    }

    private static Table table(ResultSet row) throws SQLException {
        return new Table(
                row.getLong(1),
                new TableName(row.getString(2), row.getString(3)),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getBoolean(9),
                row.getString(10),
                row.getString(7) == null || row.getString(11) == null,
                row.getBoolean(11),
                row.getBoolean(12),
                texts(row, 13),
                casts(texts(row, 14), texts(row, 15)),
                row.getString(17) == null ? null : new TableName(row.getString(16), row.getString(17)));
    }

    private static Map<String, String> casts(List<String> xml, List<String> arraysOfXml) {
        Map<String, String> casts = new HashMap<>();
        xml.forEach(column -> casts.put(column, "::text"));
        arraysOfXml.forEach(column -> casts.put(column, "::text[]"));
        return casts;
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
