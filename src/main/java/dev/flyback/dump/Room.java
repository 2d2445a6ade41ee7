package dev.flyback.dump;

/**
 * How long an array is made that frames are to fit in. Frames differ by little: if each that is longer than those before had an array of exactly its own length, it
 * would leave one of megabytes behind, which only a collection of the whole heap takes away.
 */
final class Room {
    private static final int STEP_BYTES = 256 << 10;

    private Room() {}

    /** The length in whole steps; what is smaller than a step, exactly. */
    static int of(long bytes) {
        long steps = (bytes + STEP_BYTES - 1) / STEP_BYTES;
        long rounded = bytes < STEP_BYTES ? bytes : steps * STEP_BYTES;
        return Math.toIntExact(rounded > Integer.MAX_VALUE ? bytes : rounded);
    }
}
