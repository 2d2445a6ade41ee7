package dev.flyback.database;

import dev.flyback.dump.RowFraming;
import dev.flyback.dump.RowSink;
import dev.flyback.dump.index.LargeObjectAccess;
import dev.flyback.dump.index.SequenceEntry;
import dev.flyback.dump.index.Shape;
import dev.flyback.dump.index.TableName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One instant of a source, seen by every worker alike. Safe for concurrent use by as many workers as the source was opened for, each with a
 * reader of its own.
 */
public interface Snapshot extends SmallTables, AutoCloseable {
    Shape shape();

    /** Every table that holds rows of its own, schema histories among them, sorted by name. */
    List<SourceTable> tables();

    /** Large objects, if the database has any: a table of pieces that is dumped as the last one. */
    Optional<SourceTable> largeObjects();

    /** Whose the large objects are, by ascending numbers. */
    List<LargeObjectAccess> largeObjectAccess();

    /** Materialized views in the order in which they must be refreshed. */
    List<TableName> derived();

    /** What the user must know of this database: objects that are not dumped, settings that matter. */
    List<String> warnings();

    /**
     * Cuts tables into chunks that are disjoint and cover every row, so that {@code jobs} workers end at about the same time.
     *
     * @return largest first
     */
    List<Chunk> chunks(List<SourceTable> tables, int jobs);

    /** A session in this snapshot for one worker. */
    ChunkReader openReader();

    /** The SQL before and after the data, for restoring with the stock client alone. */
    ScriptWriter scripts();

    /** Where sequences and counters stand now, which is after the snapshot, so that none is behind the data. */
    List<SequenceEntry> sequences();

    /**
     * Lets the snapshot go and makes sure that nothing happened meanwhile that could have given a mixed dump. Nothing can be read from it afterwards.
     *
     * @throws dev.flyback.failure.DatabaseException if definitions changed or a migration ran
     */
    void confirmUnchanged(Optional<TableName> history);

    @Override
    void close();

    /**
     * A table as it stands in the snapshot.
     *
     * @param columns the columns to dump, in order; generated ones are not among them
     * @param routedBy see {@link dev.flyback.dump.index.TableEntry#routedBy()}; the columns and their order are then the same for all that it routes
     * @param estimatedBytes what its rows take on the server's disk, roughly
     * @param estimatedRows the server's own guess; zero if it has none
     */
    record SourceTable(
            TableName name,
            List<String> columns,
            RowFraming framing,
            @Nullable TableName routedBy,
            long estimatedBytes,
            long estimatedRows) {
        public SourceTable {
            columns = List.copyOf(columns);
        }
    }

    /** A part of one table that one worker reads at once; each engine has its own kind. */
    interface Chunk {
        SourceTable table();

        long estimatedBytes();
    }

    /** Reads chunks, one after the other, in one session. */
    interface ChunkReader extends AutoCloseable {
        /**
         * Streams every row of the chunk, in no particular order, holding at most one row at a time.
         *
         * @throws dev.flyback.failure.DatabaseException if the session is lost or the server sends what no honest server would
         */
        void read(Chunk chunk, RowSink rows);

        @Override
        void close();
    }
}
