package dev.flyback.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void columns_are_as_wide_as_their_widest_value_and_control_characters_are_written_out() {
        TextTable table = new TextTable(TextTable.Column.text("NAME"), TextTable.Column.number("ROWS"));
        table.row("orders\u001B[2J", "1,000");
        table.row("b\u00e4r", "7");

        assertThat(table.lines())
                .containsExactly(
                        "NAME" + " ".repeat(14) + "ROWS",
                        "orders\\u001b[2J" + "  1,000",
                        "b\u00e4r" + " ".repeat(18) + "7");
    }
}
