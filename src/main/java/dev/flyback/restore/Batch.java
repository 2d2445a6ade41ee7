package dev.flyback.restore;

import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.FrameEntry;
import dev.flyback.dump.index.FrameKind;
import dev.flyback.dump.index.TableEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Frames of one table that are loaded in one transaction, and loaded again if it is undone.
 *
 * @param table null for large objects, whose batches are loaded one after the other, since an object may lie in two of them
 * @param whole whether these are all of the table's frames, none of which was ever loaded
 * @param frames positions in {@link DumpIndex#frames()}, ascending
 */
record Batch(@Nullable TableEntry table, boolean whole, List<Integer> frames) {
    /** Enough that a transaction's own cost does not count, and little to do again after a crash. */
    static final long RAW_BYTES = 24L << 20;

    /** How much of one worker's share of all bytes a single table may be; what one worker has more than another, it lacks in indexes to build. */
    private static final int SHARE_PERCENT = 135;

    Batch {
        frames = List.copyOf(frames);
    }

    /**
     * Cuts what is still to be loaded into batches.
     *
     * @param tables positions of the tables to load
     * @param loaded positions of the frames to leave out
     * @param wholeBytes tables up to this size are not cut, unless that would leave workers without work
     * @param workers how many there will be
     * @return those of the largest table first
     */
    static List<Batch> plan(DumpIndex index, Set<Integer> tables, Set<Integer> loaded, long wholeBytes, int workers) {
        Map<Integer, List<Integer>> byTable = new TreeMap<>();
        Set<Integer> begun = new HashSet<>();
        loaded.forEach(number -> begun.add(index.frames().get(number).table()));
        for (int number = 0; number < index.frames().size(); number++) {
            FrameEntry frame = index.frames().get(number);
            if (frame.kind() == FrameKind.DATA
                    && !loaded.contains(number)
                    && (frame.table() == FrameEntry.LARGE_OBJECTS || tables.contains(frame.table()))) {
                byTable.computeIfAbsent(frame.table(), ignored -> new ArrayList<>())
                        .add(number);
            }
        }
        List<Remaining> order = new ArrayList<>();
        byTable.forEach((table, frames) -> order.add(new Remaining(table, frames, rawBytes(index, frames))));
        order.sort(Comparator.comparingLong(Remaining::bytes).reversed());
        long all = order.stream().mapToLong(Remaining::bytes).sum();
        long mostInOne = Math.max(RAW_BYTES, Math.min(wholeBytes, all * SHARE_PERCENT / 100 / workers));
        List<Batch> batches = new ArrayList<>();
        for (Remaining rows : order) {
            boolean largeObjects = rows.table() == FrameEntry.LARGE_OBJECTS;
            TableEntry table = largeObjects ? null : index.tables().get(rows.table());
            if (!largeObjects && !begun.contains(rows.table()) && rows.bytes() <= mostInOne) {
                batches.add(new Batch(table, true, rows.frames()));
            } else {
                cut(index, table, rows.frames(), batches);
            }
        }
        return batches;
    }

    /** What is still to be loaded into one table, as its number, positions of frames, and bytes before compression. */
    private record Remaining(int table, List<Integer> frames, long bytes) {}

    private static void cut(DumpIndex index, @Nullable TableEntry table, List<Integer> frames, List<Batch> batches) {
        List<Integer> open = new ArrayList<>();
        long bytes = 0;
        for (int number : frames) {
            open.add(number);
            bytes += index.frames().get(number).rawLength();
            if (bytes >= RAW_BYTES) {
                batches.add(new Batch(table, false, open));
                open.clear();
                bytes = 0;
            }
        }
        if (!open.isEmpty()) {
            batches.add(new Batch(table, false, open));
        }
    }

    private static long rawBytes(DumpIndex index, List<Integer> frames) {
        return frames.stream()
                .mapToLong(number -> index.frames().get(number).rawLength())
                .sum();
    }
}
