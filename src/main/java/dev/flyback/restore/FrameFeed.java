package dev.flyback.restore;

import dev.flyback.database.Target.LoadFrame;
import dev.flyback.dump.FrameDecoder;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.FrameEntry;
import dev.flyback.report.Cancellation;
import dev.flyback.report.Progress;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** One worker's frames, read and checked one at a time, in a buffer that is used again. */
final class FrameFeed {
    /** A larger buffer, which a very long row needed, is given back. */
    private static final int KEPT_BYTES = 8 << 20;

    private final DumpIndex index;
    private final FrameDecoder decoder;
    private final Progress progress;
    private final Cancellation cancellation;
    private byte[] buffer = new byte[0];

    FrameFeed(DumpIndex index, FrameDecoder decoder, Progress progress, Cancellation cancellation) {
        this.index = index;
        this.decoder = decoder;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** Frames, each valid until the next is asked for. Those that are read again are no progress. */
    Iterable<LoadFrame> of(List<Integer> numbers) {
        Set<Integer> told = new HashSet<>();
        return () -> {
            Iterator<Integer> remaining = numbers.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return remaining.hasNext();
                }

                @Override
                public LoadFrame next() {
                    int number = remaining.next();
                    return read(number, told.add(number));
                }
            };
        };
    }

    private LoadFrame read(int number, boolean first) {
        if (cancellation.requested()) {
            throw Load.stopped();
        }
        FrameEntry frame = index.frames().get(number);
        FrameDecoder.Decoded decoded = decoder.read(frame, buffer);
        buffer = decoded.sql().length > KEPT_BYTES ? new byte[0] : decoded.sql();
        if (first) {
            progress.advance(frame.rows(), frame.rawLength());
        }
        return new LoadFrame(number, decoded.sql(), decoded.length(), frame.rows());
    }
}
