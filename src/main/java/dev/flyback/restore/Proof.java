package dev.flyback.restore;

import dev.flyback.database.Snapshot;
import dev.flyback.database.Snapshot.Chunk;
import dev.flyback.database.Snapshot.ChunkReader;
import dev.flyback.database.Snapshot.SourceTable;
import dev.flyback.database.Source;
import dev.flyback.database.Source.SnapshotRequest;
import dev.flyback.database.Target;
import dev.flyback.database.Target.Loader;
import dev.flyback.dump.ContentHash;
import dev.flyback.dump.RowTally;
import dev.flyback.dump.TableTally;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.LargeObjectsEntry;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.DatabaseException;
import dev.flyback.report.Cancellation;
import dev.flyback.report.Progress;
import dev.flyback.report.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Compares what a target holds with what a dump's index says that it must hold. */
final class Proof {
    private static final Duration LOCK_TIMEOUT = Duration.ofMinutes(1);

    private final DumpIndex index;
    private final Placement placement;
    private final int jobs;
    private final Progress progress;

    Proof(DumpIndex index, Placement placement, int jobs, Progress progress) {
        this.index = index;
        this.placement = placement;
        this.jobs = jobs;
        this.progress = progress;
    }

    /**
     * Compares contents or numbers, as the request says; in any case the contents of tables that the target has doubts about.
     *
     * @throws DatabaseException if anything differs
     */
    void make(Run run) {
        List<String> differences = new ArrayList<>(run.request().prove() ? contents(run) : counts(run.target()));
        Placement doubtful = placement.only(run.target().doubtful());
        if (!run.request().prove() && !doubtful.tables().isEmpty()) {
            differences.addAll(new Proof(index, doubtful, jobs, progress).contents(run));
        }
        if (!differences.isEmpty()) {
            throw new DatabaseException(
                    "The restored rows are not those of the dump: " + String.join("; ", differences) + ".",
                    "Do not use this database. Make sure that nothing else writes to it, and restore into a clean one.");
        }
    }

    /** Counts every table's rows; one line for each that has another number. */
    private List<String> counts(Target target) {
        Map<TableName, TableTally> found = new ConcurrentHashMap<>();
        Queue<TableEntry> queue = new ConcurrentLinkedQueue<>(placement.tables());
        progress.expect(placement.rows(), 0);
        Runnable work = () -> {
            try (Loader session = target.openLoader(index)) {
                for (TableEntry table = queue.poll(); table != null && !Thread.interrupted(); table = queue.poll()) {
                    long rows = session.count(table.table());
                    found.put(table.table(), new TableTally(rows, 0, ContentHash.EMPTY));
                    progress.advance(rows, 0);
                }
            }
        };
        Workers.run("prove", workers(placement.tables().size()), work, target::cancel);
        return new Holdings(placement.tables()).rowDifferences(found);
    }

    /** Reads every row back and compares numbers and content hashes; one line for each table that differs. */
    private List<String> contents(Run run) {
        progress.expect(placement.rows(), placement.bytes());
        try (Source source = run.engine().openSource(run.request().connection(), jobs);
                Cancellation.Registration onCancel = run.cancellation().onCancel(source::cancel);
                Snapshot snapshot =
                        source.snapshot(SnapshotRequest.proof(index.source().encoding(), LOCK_TIMEOUT))) {
            List<SourceTable> tables = tables(snapshot);
            Map<TableName, TableTally> found = new ConcurrentHashMap<>();
            Queue<Chunk> queue = new ConcurrentLinkedQueue<>(snapshot.chunks(tables, jobs));
            Workers.run("prove", workers(queue.size()), () -> hash(snapshot, queue, found), source::cancel);
            return compare(found, snapshot);
        }
    }

    private void hash(Snapshot snapshot, Queue<Chunk> queue, Map<TableName, TableTally> found) {
        RowTally rows = new RowTally();
        try (ChunkReader reader = snapshot.openReader()) {
            for (Chunk chunk = queue.poll(); chunk != null && !Thread.interrupted(); chunk = queue.poll()) {
                rows.begin(chunk.table().framing().terminator());
                reader.read(chunk, rows);
                TableTally tally = rows.sum();
                found.merge(chunk.table().name(), tally, TableTally::plus);
                progress.advance(tally.rows(), tally.bytes());
            }
        }
    }

    /** The dump's tables as the target has them, with the columns in the dump's order. */
    private List<SourceTable> tables(Snapshot snapshot) {
        Map<TableName, SourceTable> byName = new HashMap<>();
        snapshot.tables().forEach(table -> byName.put(table.name(), table));
        List<SourceTable> tables = new ArrayList<>();
        for (TableEntry entry : placement.tables()) {
            SourceTable table = byName.get(entry.table());
            if (table != null) {
                tables.add(new SourceTable(
                        table.name(),
                        entry.columns(),
                        table.framing(),
                        entry.routedBy(),
                        table.estimatedBytes(),
                        table.estimatedRows()));
            }
        }
        snapshot.largeObjects().ifPresent(tables::add);
        return tables;
    }

    private List<String> compare(Map<TableName, TableTally> found, Snapshot snapshot) {
        List<String> differences = new ArrayList<>(new Holdings(placement.tables()).differences(found));
        LargeObjectsEntry expected = index.largeObjects();
        TableTally objects = snapshot.largeObjects()
                .map(table -> found.getOrDefault(table.name(), TableTally.NOTHING))
                .orElse(TableTally.NOTHING);
        differences.addAll(
                Holdings.rows("the table of large objects", expected == null ? 0 : expected.rows(), objects));
        if (expected != null
                && objects.rows() == expected.rows()
                && !objects.content().hex().equals(expected.contentHash())) {
            differences.add("the large objects have as many pieces, but other content");
        }
        return differences;
    }

    private int workers(int tasks) {
        return Math.max(1, Math.min(jobs, tasks));
    }
}
