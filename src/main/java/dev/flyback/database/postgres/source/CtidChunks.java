package dev.flyback.database.postgres.source;

import dev.flyback.database.Snapshot.Chunk;
import dev.flyback.database.Snapshot.SourceTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Cuts tables into ranges of pages. */
final class CtidChunks {
    /** So many chunks a worker gets at the least where tables are large, so that all end at about the same time. */
    private static final int CHUNKS_PER_JOB = 8;

    /** Of each table's last quarter, chunks are cut into so many pieces, which are read last: no worker waits long for another's last chunk. */
    private static final int PIECES = 4;

    private static final long SMALLEST_BYTES = 16L << 20;
    private static final long LARGEST_BYTES = 512L << 20;

    private CtidChunks() {}

    /**
     * What planning must know of a table.
     *
     * @param pages of the main fork
     * @param cuttable whether the server scans ranges of ctid without reading the whole table, and the table has them
     */
    record Candidate(SourceTable table, long pages, boolean cuttable) {}

    /** Rows of {@code table} on the pages from {@code firstPage} up to, but without, {@code endPage}; -1 means no bound. */
    record PageRange(SourceTable table, long firstPage, long endPage, long estimatedBytes) implements Chunk {
        static final long UNBOUNDED = -1;

        /** The condition on ctid, or the empty string for the whole table. */
        String condition() {
            String from = firstPage > 0 ? "ctid >= '(" + firstPage + ",0)'::tid" : "";
            String to = endPage != UNBOUNDED ? "ctid < '(" + endPage + ",0)'::tid" : "";
            return from + (from.isEmpty() || to.isEmpty() ? "" : " AND ") + to;
        }
    }

    /** Cuts the tables, largest chunks first. */
    static List<Chunk> plan(List<Candidate> candidates, int jobs) {
        long total = candidates.stream()
                .mapToLong(candidate -> candidate.table().estimatedBytes())
                .sum();
        long chunkBytes = Math.max(SMALLEST_BYTES, Math.min(LARGEST_BYTES, total / ((long) jobs * CHUNKS_PER_JOB)));
        List<Chunk> chunks = new ArrayList<>();
        candidates.forEach(candidate -> cut(candidate, chunkBytes, chunks));
        chunks.sort(Comparator.comparingLong(Chunk::estimatedBytes).reversed());
        return chunks;
    }

    private static void cut(Candidate candidate, long chunkBytes, List<Chunk> chunks) {
        long bytes = candidate.table().estimatedBytes();
        long parts = candidate.cuttable() ? Math.max(1, Math.min(candidate.pages(), bytes / chunkBytes)) : 1;
        long units = parts * PIECES;
        long whole = units - parts / 4 * PIECES;
        for (long unit = 0, next; unit < units; unit = next) {
            next = unit + (unit < whole ? PIECES : 1);
            long first = unit * candidate.pages() / units;
            long end = next == units ? PageRange.UNBOUNDED : next * candidate.pages() / units;
            if (first != end) {
                chunks.add(new PageRange(candidate.table(), first, end, bytes / units * (next - unit)));
            }
        }
    }
}
