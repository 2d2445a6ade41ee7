package dev.flyback.database.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.database.Snapshot.Chunk;
import dev.flyback.database.Snapshot.SourceTable;
import dev.flyback.database.postgres.rows.CopyText;
import dev.flyback.database.postgres.source.CtidChunks.Candidate;
import dev.flyback.database.postgres.source.CtidChunks.PageRange;
import dev.flyback.dump.index.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

class CtidChunksTest {
    private static final long MEBIBYTE = 1 << 20;

    @Test
    void the_last_quarter_of_a_large_table_is_read_last_and_in_small_pieces() {
        List<PageRange> ranges = plan(1024 * MEBIBYTE, 131_072, 2);

        assertThat(ranges).hasSize(12 + 16);
        assertThat(ranges.subList(0, 12)).allMatch(range -> range.estimatedBytes() == 64 * MEBIBYTE);
        assertThat(ranges.subList(12, 28))
                .allMatch(range -> range.estimatedBytes() == 16 * MEBIBYTE && range.firstPage() >= 98_304);
    }

    @Test
    void a_table_that_cannot_be_cut_is_one_chunk() {
        List<Chunk> chunks = CtidChunks.plan(List.of(new Candidate(table(1L << 40), 1 << 27, false)), 2);

        assertThat(chunks).hasSize(1);
        assertThat(((PageRange) chunks.get(0)).condition()).isEmpty();
    }

    static List<PageRange> plan(long bytes, long pages, int jobs) {
        return CtidChunks.plan(List.of(new Candidate(table(bytes), pages, true)), jobs).stream()
                .map(PageRange.class::cast)
                .toList();
    }

    private static SourceTable table(long bytes) {
        TableName name = new TableName("public", "events");
        return new SourceTable(
                name, List.of("id"), CopyText.framing(name, List.of("id"), CopyText.UTF8), null, bytes, 1);
    }
}
