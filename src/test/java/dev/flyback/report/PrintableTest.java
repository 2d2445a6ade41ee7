package dev.flyback.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void ordinary_text_stays() {
        assertThat(Printable.text("Größe 漢字 \"a\" 'b' \\ 😀")).isEqualTo("Größe 漢字 \"a\" 'b' \\ 😀");
    }

    @Test
    void what_could_move_the_cursor_or_break_a_line_is_written_out() {
        assertThat(Printable.text("a\nb\r\u001b[2J\u0085\u2028\u202e\0"))
                .isEqualTo("a\\u000ab\\u000d\\u001b[2J\\u0085\\u2028\\u202e\\u0000");
    }

    @Test
    void long_text_is_cut() {
        assertThat(Printable.text("x".repeat(1000))).isEqualTo("x".repeat(300) + "…");
    }
}
