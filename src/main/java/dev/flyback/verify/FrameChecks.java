package dev.flyback.verify;

import dev.flyback.database.Engine;
import dev.flyback.dump.DumpReader;
import dev.flyback.dump.FrameDecoder;
import dev.flyback.dump.FrameDecoder.Decoded;
import dev.flyback.dump.index.FrameEntry;
import dev.flyback.dump.index.FrameKind;
import dev.flyback.failure.DumpDamagedException;
import dev.flyback.report.Progress;
import dev.flyback.report.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads the frames of a dump in their order, by several workers, and goes on after a damaged one, so that all damage is told at once. */
final class FrameChecks {
    /** More problems than these help nobody. */
    private static final int MAX_PROBLEMS = 100;

    private final DumpReader dump;
    private final List<FrameEntry> frames;
    private final Engine engine;
    private final Progress progress;
    private final TableTallies tallies;
    private final AtomicInteger next = new AtomicInteger();
    private final SortedMap<Long, String> problems = new TreeMap<>();

    FrameChecks(DumpReader dump, Engine engine, Progress progress) {
        this.dump = dump;
        this.frames = dump.index().frames();
        this.engine = engine;
        this.progress = progress;
        this.tallies = new TableTallies(dump.index());
    }

    /** Returns when every frame has been read, or a worker has failed. */
    void run(int jobs) {
        Workers.run("verify", Math.min(jobs, frames.size()), this::work, () -> next.set(frames.size()));
    }

    /** What is wrong with frames, in their order, then with tables whose frames are all right. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems.values());
        all.addAll(tallies.differences());
        if (all.size() > MAX_PROBLEMS) {
            int more = all.size() - MAX_PROBLEMS;
            all = new ArrayList<>(all.subList(0, MAX_PROBLEMS));
            all.add("And " + more + " problems more.");
        }
        return all;
    }

    private void work() {
        byte[] buffer = new byte[0];
        RowCount rows = new RowCount(engine);
        try (FrameDecoder decoder = dump.newDecoder()) {
            for (int number = next.getAndIncrement(); number < frames.size(); number = next.getAndIncrement()) {
                buffer = check(frames.get(number), decoder, buffer, rows);
            }
        }
    }

    /** The buffer for the next frame. */
    private byte[] check(FrameEntry frame, FrameDecoder decoder, byte[] buffer, RowCount rows) {
        try {
            Decoded decoded = decoder.read(frame, buffer);
            if (frame.kind() == FrameKind.DATA) {
                tallies.add(frame.table(), rows.of(frame, decoded));
                progress.advance(frame.rows(), frame.rawLength());
            }
            return decoded.sql();
        } catch (DumpDamagedException e) {
            tallies.giveUp(frame.table());
            synchronized (problems) {
                problems.put(frame.offset(), e.getMessage());
            }
            return buffer;
        }
    }
}
