package dev.flyback.backup;

import dev.flyback.database.Snapshot;
import dev.flyback.database.Snapshot.Chunk;
import dev.flyback.database.Snapshot.ChunkReader;
import dev.flyback.database.Snapshot.SourceTable;
import dev.flyback.dump.DumpWriter;
import dev.flyback.dump.RowSink;
import dev.flyback.dump.TableTally;
import dev.flyback.dump.TableWriter;
import dev.flyback.dump.index.FrameEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.report.Progress;
import dev.flyback.report.Workers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Dumps the tables' rows: each worker takes the next chunk, reads it in a session of its own and appends its frames. Memory is that of a
 * {@link TableWriter} and one row for each worker; nothing is queued between them and the store.
 */
final class DataDump {
    private static final int PROGRESS_ROWS = 4096;

    private final Snapshot snapshot;
    private final DumpWriter writer;
    private final Progress progress;
    private final Map<TableName, Integer> numbers = new HashMap<>();
    private final Map<Integer, TableTally> tallies = new ConcurrentHashMap<>();

    /** @param tables in the order of the index */
    DataDump(Snapshot snapshot, DumpWriter writer, List<SourceTable> tables, Progress progress) {
        this.snapshot = snapshot;
        this.writer = writer;
        this.progress = progress;
        for (SourceTable table : tables) {
            numbers.put(table.name(), numbers.size());
        }
    }

    /** Runs the workers; the first failure stops all of them. */
    void run(List<Chunk> chunks, int jobs, Runnable stop) {
        Queue<Chunk> queue = new ConcurrentLinkedQueue<>(chunks);
        Workers.run("dump", Math.min(jobs, Math.max(1, chunks.size())), () -> work(queue), stop);
    }

    /** The sums of a table; {@link FrameEntry#LARGE_OBJECTS} stands for the large objects. */
    TableTally tally(int number) {
        return tallies.getOrDefault(number, TableTally.NOTHING);
    }

    private void work(Queue<Chunk> queue) {
        try (ChunkReader reader = snapshot.openReader();
                TableWriter frames = writer.newTableWriter()) {
            for (Chunk chunk = queue.poll(); chunk != null && !Thread.interrupted(); chunk = queue.poll()) {
                int number = numbers.getOrDefault(chunk.table().name(), FrameEntry.LARGE_OBJECTS);
                frames.begin(number, chunk.table().framing());
                Meter meter = new Meter(frames);
                reader.read(chunk, meter);
                meter.report();
                tallies.merge(number, frames.end(), TableTally::plus);
            }
        }
    }

    /** Tells of progress now and then, so that a row costs no more than an addition. */
    private final class Meter implements RowSink {
        private final TableWriter frames;
        private long rows;
        private long bytes;

        Meter(TableWriter frames) {
            this.frames = frames;
        }

        @Override
        public void row(byte[] row, int offset, int length) {
            frames.row(row, offset, length);
            bytes += length;
            if (++rows == PROGRESS_ROWS) {
                report();
            }
        }

        void report() {
            progress.advance(rows, bytes);
            rows = 0;
            bytes = 0;
        }
    }
}
