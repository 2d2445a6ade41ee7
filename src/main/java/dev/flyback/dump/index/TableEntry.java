package dev.flyback.dump.index;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are in the dump.
 *
 * @param columns the dumped columns in the order of the rows' values; generated columns are not among them
 * @param bytes the rows' SQL before compression, without what frames put around them
 * @param contentHash 32 hexadecimal digits: both lanes of {@link dev.flyback.dump.ContentHash}
 * @param routedBy a partitioned table above this one, whose rows may be in any of its leaves in another database, so that they are loaded through it; null for
 *     a table that keeps its rows
 * @param madeByMigrations false if no script of the set names the table; null where that is not known because scripts were missing
 */
public record TableEntry(
        TableName table,
        List<String> columns,
        long rows,
        long bytes,
        String contentHash,
        @Nullable TableName routedBy,
        @Nullable Boolean madeByMigrations) {
    public TableEntry {
        Objects.requireNonNull(table);
        Objects.requireNonNull(contentHash);
        columns = List.copyOf(columns);
    }

    /** What the rows stay within, and are loaded into: the table, or what it is routed by. */
    public TableName holder() {
        return routedBy == null ? table : routedBy;
    }
}
