package dev.flyback.storage.bucket;

/**
 * How large each part of an upload is. All are equal as long as the estimate holds: it fits into the first half of the parts that a store allows. Beyond
 * that half they double after each twentieth, up to 1 GiB, so that with 10,000 parts 2 TiB fit even where nothing was expected.
 */
final class PartSizes {
    /** The smallest that S3 takes; each part that is under way is held in memory. */
    static final int SMALLEST = 5 << 20;

    /** Of one array; some stores take up to 5 GiB. */
    private static final int LARGEST = 1 << 30;

    private static final int MEBIBYTE = 1 << 20;
    private static final int STEPS = 20;

    private final int partLimit;
    private final long first;

    /**
     * The sizes for one upload.
     *
     * @param partLimit how many parts the store takes
     */
    PartSizes(long estimatedBytes, int partLimit) {
        this.partLimit = partLimit;
        long half = Math.max(1, partLimit / 2);
        long needed = Math.max(0, estimatedBytes) / half + 1;
        this.first = Math.max(SMALLEST, (needed + MEBIBYTE - 1) / MEBIBYTE * MEBIBYTE);
    }

    /** Bytes of a part; parts are numbered from 1. */
    int of(int number) {
        int half = partLimit / 2;
        int step = Math.max(1, partLimit / STEPS);
        int doublings = number <= half ? 0 : (number - half - 1) / step + 1;
        return (int) Math.min(LARGEST, first << Math.min(doublings, STEPS));
    }
}
