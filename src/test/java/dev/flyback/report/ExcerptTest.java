package dev.flyback.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void what_is_left_out_is_counted() {
        assertThat(Excerpt.of(List.of("a", "b", "c", "d"), 2, ", ", " and ")).isEqualTo("a, b and 2 more");
        assertThat(Excerpt.of(List.of("a", "b", "c"), 2, "; ", "; and ")).isEqualTo("a; b; and 1 more");
    }

    @Test
    void what_is_short_enough_is_shown_whole() {
        assertThat(Excerpt.of(List.of("a", "b"), 2, ", ", " and ")).isEqualTo("a, b");
        assertThat(Excerpt.of(List.of(), 2, ", ", " and ")).isEmpty();
    }
}
