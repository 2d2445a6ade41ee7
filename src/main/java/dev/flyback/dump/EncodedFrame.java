package dev.flyback.dump;

import dev.flyback.dump.index.FrameKind;

/**
 * A frame as it will be stored.
 *
 * @param table see {@link dev.flyback.dump.index.FrameEntry#table()}
 * @param bytes valid up to {@code length}, and only until the consumer returns: the buffer is used again
 * @param sha256 of the stored bytes, lower-case hexadecimal
 */
record EncodedFrame(FrameKind kind, int table, byte[] bytes, int length, long rawLength, long rows, String sha256) {}
