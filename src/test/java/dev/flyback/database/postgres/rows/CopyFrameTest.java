package dev.flyback.database.postgres.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.failure.DumpDamagedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyFrameTest {

    @Test
    void each_line_is_a_row() {
        assertThat(rows("COPY \"s\".\"t\" (\"a\", \"b\") FROM stdin;\n1\tx\n2\t\\N\n\\.\n"))
                .containsExactly("1\tx", "2\t\\N");
    }

    @Test
    void a_row_of_a_table_without_columns_or_with_one_empty_text_is_an_empty_line() {
        assertThat(rows("COPY \"s\".\"t\" FROM stdin;\n\n\n\\.\n")).containsExactly("", "");
    }

    @Test
    void names_with_quotes_semicolons_and_line_feeds_do_not_end_the_statement() {
        assertThat(rows("COPY \"s\".\"t;\n\"\"';\n\" (\"';\n\") FROM stdin;\nrow\n\\.\n"))
                .containsExactly("row");
        assertThat(rows("COPY \"s\".\"t\" FROM stdin WITH (ENCODING 'LATIN1');\nrow\n\\.\n"))
                .containsExactly("row");
    }

    @Test
    void a_frame_may_hold_no_row() {
        assertThat(rows("COPY \"s\".\"t\" FROM stdin;\n\\.\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "COPY",
                "DROP TABLE t;\n\\.\n",
                "COPY t FROM stdin;",
                "COPY t FROM stdin;\n",
                "COPY t FROM stdin;\nrow\n",
                "COPY t FROM stdin;\nrow\\.\n",
                "COPY t FROM stdin; DROP TABLE t;\nrow\n\\.\n",
                "COPY \"t FROM stdin;\nrow\n\\.\n",
                "COPY t FROM stdin;\nrow\n\\.\nDROP TABLE t;\n\\.\n",
            })
    void anything_else_is_damaged(String sql) {
        assertThatThrownBy(() -> rows(sql)).isInstanceOf(DumpDamagedException.class);
    }

    private static List<String> rows(String sql) {
        byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
        List<String> rows = new ArrayList<>();
        CopyFrame.eachRow(
                bytes,
                bytes.length,
                (row, offset, length) -> rows.add(new String(row, offset, length, StandardCharsets.UTF_8)));
        return rows;
    }
}
