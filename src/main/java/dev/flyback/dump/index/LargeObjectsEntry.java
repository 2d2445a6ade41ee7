package dev.flyback.dump.index;

import java.util.List;

/**
 * PostgreSQL's large objects, dumped as rows of pieces; frames name them as table {@link FrameEntry#LARGE_OBJECTS}.
 *
 * @param rows pieces
 * @param access whose they are, by ascending numbers; empty in dumps that do not say
 */
public record LargeObjectsEntry(
        long objects, long rows, long bytes, String contentHash, List<LargeObjectAccess> access) {
    public LargeObjectsEntry {
        access = access == null ? List.of() : List.copyOf(access);
    }
}
