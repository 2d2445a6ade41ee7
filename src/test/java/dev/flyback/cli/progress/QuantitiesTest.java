package dev.flyback.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuantitiesTest {

    @Test
    void bytes_have_three_digits_at_most() {
        assertThat(Quantities.bytes(0)).isEqualTo("0 B");
        assertThat(Quantities.bytes(999)).isEqualTo("999 B");
        assertThat(Quantities.bytes(1000)).isEqualTo("1.0 kB");
        assertThat(Quantities.bytes(9_949)).isEqualTo("9.9 kB");
        assertThat(Quantities.bytes(9_950)).isEqualTo("10 kB");
        assertThat(Quantities.bytes(999_499)).isEqualTo("999 kB");
        assertThat(Quantities.bytes(999_500)).isEqualTo("1.0 MB");
        assertThat(Quantities.bytes(118_000_000_000L)).isEqualTo("118 GB");
        assertThat(Quantities.bytes(Long.MAX_VALUE)).isEqualTo("9223 PB");
    }

    @Test
    void counts_are_grouped_and_agree_with_their_noun() {
        assertThat(Quantities.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Quantities.count(1, "row")).isEqualTo("1 row");
        assertThat(Quantities.count(0, "row")).isEqualTo("0 rows");
    }

    @Test
    void times_are_read_at_a_glance() {
        assertThat(Quantities.time(Duration.ofMillis(4_210))).isEqualTo("4.2 s");
        assertThat(Quantities.time(Duration.ofSeconds(65))).isEqualTo("1:05 min");
        assertThat(Quantities.time(Duration.ofSeconds(7_384))).isEqualTo("2:03:04 h");
    }
}
