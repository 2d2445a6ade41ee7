package dev.flyback.dump;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;

/**
 * Compresses one frame after the other at the level that was asked for, or at level 1 where that gives as few bytes, which is often so for rows
 * that are full of digits, hashes and repeated names, and takes half the time. Both are tried on the first frame of a series and on every 64th after
 * it; level 1 has to win each time. Every frame is independent, tells its content size and carries zstd's own checksum. For one thread.
 *
 * <p>Memory: one context of zstd's for both levels, outside of the heap.
 */
final class FrameCompressor implements AutoCloseable {
    private static final int QUICK_LEVEL = 1;
    private static final int FRAMES_PER_TRIAL = 64;

    /** Smaller frames tell little of those that follow, and cost little. */
    private static final int SMALLEST_TRIAL_BYTES = 256 << 10;

    private final ZstdCompressCtx context =
            new ZstdCompressCtx().setChecksum(true).setContentSize(true);
    private final int level;
    private boolean quickWins;
    private int framesUntilTrial;

    /** @param level zstd's, 1 to 19 */
    FrameCompressor(int level) {
        this.level = level;
    }

    /** The frames that follow have little in common with those before. */
    void beginSeries() {
        framesUntilTrial = 0;
        quickWins = false;
    }

    /**
     * Returns how many bytes of {@code output} from {@code offset} on are the frame. Where there is not room enough, the same can be tried again with more:
     * that of {@link Zstd#compressBound} always suffices.
     *
     * @throws ZstdException {@link Zstd#errDstSizeTooSmall()} without enough room
     */
    int compress(byte[] input, int length, byte[] output, int offset) {
        boolean counts = level > QUICK_LEVEL && length >= SMALLEST_TRIAL_BYTES;
        int stored = counts && framesUntilTrial == 0
                ? trial(input, length, output, offset)
                : compress(quickWins ? QUICK_LEVEL : level, input, length, output, offset);
        if (counts) {
            framesUntilTrial = (framesUntilTrial == 0 ? FRAMES_PER_TRIAL : framesUntilTrial) - 1;
        }
        return stored;
    }

    @Override
    public void close() {
        context.close();
    }

    /** The level that was asked for goes second: it overwrites, so that only the quick one is ever done twice. */
    private int trial(byte[] input, int length, byte[] output, int offset) {
        int quickBytes = compress(QUICK_LEVEL, input, length, output, offset);
        int askedBytes = compress(level, input, length, output, offset);
        quickWins = quickBytes <= askedBytes;
        return quickWins ? compress(QUICK_LEVEL, input, length, output, offset) : askedBytes;
    }

    private int compress(int atLevel, byte[] input, int length, byte[] output, int offset) {
        context.setLevel(atLevel);
        return context.compressByteArray(output, offset, output.length - offset, input, 0, length);
    }
}
