package dev.flyback.storage.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartSizesTest {
    private static final long GIBIBYTE = 1L << 30;

    @Test
    void parts_are_small_and_equal_where_the_estimate_allows_it() {
        PartSizes sizes = new PartSizes(10 * GIBIBYTE, 10_000);

        assertThat(sizes.of(1)).isEqualTo(5 << 20);
        assertThat(sizes.of(5_000)).isEqualTo(5 << 20);
    }

    @ParameterizedTest
    @CsvSource({"0, 10000", "100, 10000", "5000, 10000", "0, 1000", "50, 1000", "500, 1000", "20, 100"})
    void the_estimate_fits_into_half_of_the_parts(long gibibytes, int limit) {
        PartSizes sizes = new PartSizes(gibibytes * GIBIBYTE, limit);

        assertThat((long) sizes.of(1) * (limit / 2)).isGreaterThanOrEqualTo(gibibytes * GIBIBYTE);
        assertThat(sizes.of(limit / 2)).isEqualTo(sizes.of(1));
    }

    @ParameterizedTest
    @CsvSource({"10000, 2100", "1000, 210"})
    void an_estimate_of_nothing_leaves_room_for_very_much(int limit, long gibibytes) {
        PartSizes sizes = new PartSizes(0, limit);
        long total = 0;
        for (int number = 1; number <= limit; number++) {
            assertThat(sizes.of(number)).isGreaterThanOrEqualTo(number == 1 ? 0 : sizes.of(number - 1));
            total += sizes.of(number);
        }

        assertThat(total).isGreaterThan(gibibytes * GIBIBYTE);
    }
}
