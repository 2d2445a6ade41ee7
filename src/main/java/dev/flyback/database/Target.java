package dev.flyback.database;

import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.LargeObjectAccess;
import dev.flyback.dump.index.SequenceEntry;
import dev.flyback.dump.index.Shape;
import dev.flyback.dump.index.SourceFacts;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database that a dump is restored into. Nothing from a dump is executed as SQL here: names are looked up in the target's own catalogue and
 * quoted, rows go through the engine's bulk load into a table that the caller names. Closing ends every session.
 */
public interface Target extends SmallTables, AutoCloseable {
    SourceFacts facts();

    /** As {@link Source#lockRun()}. */
    void lockRun();

    /**
     * What stands in the target, of anyone's, one line each ({@code table public.orders}), sorted, at most {@code limit}; extensions' members, an
     * empty default schema and Flyback's ledger do not count.
     */
    List<String> contents(int limit);

    /** Why this server, or this account, cannot bring the dump back (version, encoding, the size of rows, rights, …); empty if it can. */
    List<String> refusals(DumpIndex dump);

    /** Warnings about differences that are allowed (collation versions, an older minor version). */
    List<String> warnings(SourceFacts source);

    Shape shape();

    /** What of the database itself is not as at the source, once the migrations are there, and rows or later definitions need; one line each. */
    default List<String> differences(SourceFacts source) {
        return List.of();
    }

    /** Connections for replaying migrations; bounded. {@link #cancel} ends those that are open, and no more can be had. */
    DataSource migrations();

    Ledger ledger();

    /**
     * Takes back what a replay has left that did not end: half a script cannot be gone on with where each of its statements commits by itself. The target was
     * clean when the replay began, so everything in it goes but the ledger. Where scripts are undone whole, nothing is done.
     */
    void discardReplay();

    /**
     * Readies the tables for the load: records in the ledger how everything on them is defined, takes off what would slow or block the load, empties
     * them, and moves the ledger from {@link Ledger.Phase#PREPARE} to {@link Ledger.Phase#LOAD}. Called again after a crash, it completes what is missing.
     *
     * @param tables what will be loaded, with its size; the names must be those of tables in the target
     */
    void prepare(List<TableEntry> tables);

    /** What must be put back, as the ledger says, in the order that suits the target best; those that are done are left out. */
    List<RebuildStep> steps();

    /**
     * Up to which size, in bytes of the dump's SQL, this engine gains by taking all rows of a table in one transaction; 0 if it never does.
     */
    long wholeTableBytes();

    /** A session for one worker. */
    Loader openLoader(DumpIndex index);

    /** Tables whose rows must be read back and compared although nobody asked for it: the server's answers leave open whether it took them as they are. */
    default Set<TableName> doubtful() {
        return Set.of();
    }

    /**
     * Takes back, of a {@link #finish} that was begun, what could hide rows from the proof or change them. Where none was begun, nothing is done.
     */
    void discardFinish();

    /**
     * Sets sequences and counters as they were, refreshes materialized views in the given order, and takes back whatever else was needed to read the
     * loaded tables freely. Called again after a crash, it does all of it again.
     *
     * @return one sentence for each thing that the rows themselves are not right in, such as references to rows that are not there
     */
    List<String> finish(List<SequenceEntry> sequences, List<TableName> derived);

    /**
     * Gives large objects their owners and grants, as far as the account may. What it may not do, or would have to do for roles that are not there, is left
     * out, and no failure. Called again after a crash, it does all of it again.
     *
     * @return one sentence for each kind of thing that was left out, naming the roles
     */
    List<String> giveBack(List<LargeObjectAccess> access);

    /** Compares all definitions with what the ledger recorded before {@link #prepare}; one line for each difference. */
    List<String> definitionChanges();

    /** Ends running statements, so that waiting threads fail soon. May come from any thread. */
    void cancel();

    @Override
    void close();

    /**
     * Something to put back or to do after the load.
     *
     * @param number its identity in the ledger
     * @param description for progress and errors: {@code index public.orders_by_customer}
     * @param afterTables tables whose rows must all be loaded before
     * @param afterSteps steps that must be done before
     */
    record RebuildStep(int number, String description, Set<TableName> afterTables, Set<Integer> afterSteps) {
        public RebuildStep {
            afterTables = Set.copyOf(afterTables);
            afterSteps = Set.copyOf(afterSteps);
        }
    }

    /** One worker's session. */
    interface Loader extends AutoCloseable {
        /**
         * Loads whole frames of one table and notes them in the ledger, in one transaction.
         *
         * @param table null stands for the large objects' pieces
         * @param whole whether these are all the table's frames, none of which was ever loaded
         * @param frames decompressed, their hashes checked already; one is held at a time. They are asked for again where the transaction is done
         *     again. What the iterator throws undoes the transaction and is thrown on.
         * @throws dev.flyback.failure.DumpDamagedException if a frame is not exactly rows of this table, in the expected number
         */
        void load(@Nullable TableEntry table, boolean whole, Iterable<LoadFrame> frames);

        /**
         * Does the step and notes it in the ledger, in one transaction where the engine can. Doing a done step again is no failure.
         *
         * @param spareWorkers how many workers have nothing to do, so that the server may use as many more of its own for this step
         */
        void run(RebuildStep step, int spareWorkers);

        /** How many rows the table holds now, counted, without those of tables that inherit from it. */
        long count(TableName table);

        @Override
        void close();
    }

    /**
     * A frame to load.
     *
     * @param number the frame's position in {@link DumpIndex#frames()}
     * @param sql the frame's SQL up to {@code length}; valid until the iterator is asked for the next frame
     */
    record LoadFrame(int number, byte[] sql, int length, long rows) {}
}
