package dev.flyback.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.FrameEntry;
import dev.flyback.dump.index.FrameKind;
import dev.flyback.dump.index.Shape;
import dev.flyback.dump.index.SourceFacts;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.dump.index.Totals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final int MIB = 1 << 20;

    private final List<FrameEntry> frames = new ArrayList<>();

    @Test
    void every_frame_of_a_wanted_table_is_in_exactly_one_batch_in_order() {
        IntStream.range(0, 30).forEach(i -> frame(FrameKind.DATA, i % 2, 4 * MIB));
        List<Batch> batches = Batch.plan(index(), Set.of(0, 1), Set.of(), 0, 2);
        assertThat(batches.stream().flatMap(batch -> batch.frames().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 30).boxed().toList());
        assertThat(batches).allSatisfy(batch -> {
            assertThat(batch.frames()).isSorted().hasSizeBetween(3, 6);
            assertThat(batch.frames()).allMatch(number -> table(number).equals(batch.table()));
        });
    }

    @Test
    void what_is_loaded_or_has_no_place_or_is_no_data_is_left_out() {
        frame(FrameKind.PREAMBLE, FrameEntry.NO_TABLE, 100);
        frame(FrameKind.SCRIPT, 1, 100);
        frame(FrameKind.DATA, 0, 100);
        frame(FrameKind.DATA, 0, 100);
        frame(FrameKind.DATA, 1, 100);
        assertThat(Batch.plan(index(), Set.of(0), Set.of(2), 0, 2))
                .singleElement()
                .satisfies(batch -> assertThat(batch.frames()).containsExactly(3));
    }

    @Test
    void the_largest_table_comes_first() {
        frame(FrameKind.DATA, 0, 100);
        IntStream.range(0, 3).forEach(i -> frame(FrameKind.DATA, 1, 100));
        frame(FrameKind.DATA, FrameEntry.LARGE_OBJECTS, 200);
        assertThat(Batch.plan(index(), Set.of(0, 1), Set.of(), 0, 2).stream().map(Batch::frames))
                .containsExactly(List.of(1, 2, 3), List.of(4), List.of(0));
    }

    @Test
    void a_table_that_fits_a_workers_share_stays_whole() {
        IntStream.range(0, 10).forEach(i -> frame(FrameKind.DATA, 0, 4 * MIB));
        IntStream.range(0, 10).forEach(i -> frame(FrameKind.DATA, 1, 4 * MIB));
        assertThat(Batch.plan(index(), Set.of(0, 1), Set.of(), 100 * MIB, 2))
                .hasSize(2)
                .allMatch(Batch::whole);
        assertThat(Batch.plan(index(), Set.of(0, 1), Set.of(), 100 * MIB, 4))
                .hasSize(4)
                .noneMatch(Batch::whole);
        assertThat(Batch.plan(index(), Set.of(0, 1), Set.of(), 30 * MIB, 2))
                .hasSize(4)
                .noneMatch(Batch::whole);
    }

    @Test
    void a_table_that_was_begun_is_not_whole() {
        IntStream.range(0, 3).forEach(i -> frame(FrameKind.DATA, 0, 4 * MIB));
        assertThat(Batch.plan(index(), Set.of(0), Set.of(1), 100 * MIB, 1)).noneMatch(Batch::whole);
        assertThat(Batch.plan(index(), Set.of(0), Set.of(), 100 * MIB, 1)).allMatch(Batch::whole);
    }

    private TableEntry table(int number) {
        return index().tables().get(frames.get(number).table());
    }

    private void frame(FrameKind kind, int table, long rawLength) {
        frames.add(new FrameEntry(kind, table, 0, 10, rawLength, 1, "ab".repeat(32)));
    }

    private DumpIndex index() {
        List<TableEntry> tables = List.of(entry("orders"), entry("items"));
        return new DumpIndex(
                DumpIndex.FORMAT_VERSION,
                "0123456789abcdef",
                "test",
                "shop",
                Instant.EPOCH,
                Instant.EPOCH,
                new SourceFacts("postgresql", "18", "shop", "UTF8", Map.of()),
                null,
                null,
                List.of(),
                new Shape("", List.of(), List.of()),
                tables,
                null,
                frames,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Totals(2, 0, 0),
                List.of());
    }

    private static TableEntry entry(String name) {
        return new TableEntry(new TableName("public", name), List.of("id"), 1, 10, "0".repeat(32), null, true);
    }
}
