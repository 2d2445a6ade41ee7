package dev.flyback.database.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.database.postgres.source.CtidChunks.PageRange;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class CtidChunksProperties {
    @Property
    void chunks_of_a_table_follow_one_another_without_a_gap_and_none_is_empty(
            @ForAll @LongRange(max = 1L << 44) long bytes,
            @ForAll @LongRange(max = 1L << 32) long pages,
            @ForAll @IntRange(min = 1, max = 64) int jobs) {
        List<PageRange> ranges = CtidChunksTest.plan(bytes, pages, jobs).stream()
                .sorted(Comparator.comparingLong(PageRange::firstPage))
                .toList();

        assertThat(ranges.get(0).firstPage()).isZero();
        for (int i = 1; i < ranges.size(); i++) {
            assertThat(ranges.get(i).firstPage())
                    .isEqualTo(ranges.get(i - 1).endPage())
                    .isGreaterThan(ranges.get(i - 1).firstPage());
        }
        assertThat(ranges.get(ranges.size() - 1).endPage()).isEqualTo(PageRange.UNBOUNDED);
    }
}
