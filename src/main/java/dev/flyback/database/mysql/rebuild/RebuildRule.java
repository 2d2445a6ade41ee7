package dev.flyback.database.mysql.rebuild;

import dev.flyback.database.mysql.connection.Query;
import dev.flyback.dump.index.TableEntry;
import java.sql.Connection;

/**
 * Of which tables the secondary keys come off for the load, to be built when the rows are there. That spares the server looking for each row's place in each
 * key, and costs it reading the table once more.
 *
 * @param leastBytes tables with fewer bytes in the dump keep their keys: taking them off would cost more than it saves
 * @param bufferPoolBytes the server's {@code innodb_buffer_pool_size}
 */
public record RebuildRule(long leastBytes, long bufferPoolBytes) {
    private static final long LEAST_BYTES = 1 << 20;

    /** From about here reading a row again costs more than finding the places of its keys in memory; measured in docs/benchmarks.md. */
    private static final long WIDE_ROW_BYTES = 512;

    /** What a row takes in a key, pages that are half empty included. */
    private static final long KEY_ENTRY_BYTES = 50;

    /** The part of the buffer pool that the keys of one table may fill, so that their pages are not written and read again and again. */
    private static final long POOL_SHARE = 8;

    public static RebuildRule read(Connection connection) {
        long bufferPool = Query.one(
                connection,
                "asking for the buffer pool's size",
                "SELECT @@innodb_buffer_pool_size",
                row -> row.getLong(1));
        return new RebuildRule(LEAST_BYTES, bufferPool);
    }

    boolean pays(TableEntry table, int keys) {
        boolean wide = table.bytes() >= WIDE_ROW_BYTES * table.rows();
        boolean keysStayInMemory = table.rows() * keys * KEY_ENTRY_BYTES < bufferPoolBytes / POOL_SHARE;
        return table.bytes() >= leastBytes && !(wide && keysStayInMemory);
    }
}
