package dev.flyback.dump.index;

/**
 * PostgreSQL's large objects, dumped as rows of pieces; frames name them as table {@link FrameEntry#LARGE_OBJECTS}.
 *
 * @param rows pieces
 */
public record LargeObjectsEntry(long objects, long rows, long bytes, String contentHash) {}
