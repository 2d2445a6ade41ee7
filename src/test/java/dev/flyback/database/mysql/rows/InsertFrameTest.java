package dev.flyback.database.mysql.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.dump.index.TableName;
import dev.flyback.failure.DumpDamagedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing passes but literals for the expected table. */
final class InsertFrameTest {
    private static final String HEAD = "INSERT INTO `t` (`a`, `b`) VALUES\n";

    @Test
    void statements_of_the_expected_table_are_taken_apart() {
        String sql = HEAD + "(1,'x'),\n(NULL,0x00FF);\n" + HEAD + "(-1.5e-7,'\\'),\\n(');\n";

        assertThat(statements(sql)).containsExactly("(1,'x'),\n(NULL,0x00FF) 2", "(-1.5e-7,'\\'),\\n(') 1");
        assertThat(rows(sql)).containsExactly("(1,'x')", "(NULL,0x00FF)", "(-1.5e-7,'\\'),\\n(')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0e0",
                "00042",
                "1.7976931348623157e308",
                "1E+5",
                "-12345678901234567890.000",
                "NULL",
                "''",
                "'\\0\\n\\r\\Z\\\\\\''",
                "0x00",
                "0xDEADBEEF"
            })
    void literals_pass(String literal) {
        assertThat(rows(HEAD + "(" + literal + ");\n")).containsExactly("(" + literal + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sleep(1)",
                "now()",
                "@@version",
                "@x",
                "(select 1)",
                "a",
                "`a`",
                "e",
                "E",
                "e1",
                "-e",
                "1e",
                "1e+",
                "1.",
                ".5",
                "+1",
                "--1",
                "1-1",
                "1+1",
                "1e5-2",
                "1 ",
                " 1",
                "-",
                "1--",
                "1/*x*/",
                "1#",
                "true",
                "null",
                "NUL",
                "NULLX",
                "DEFAULT",
                "x'00'",
                "0x",
                "0x0",
                "0xABC",
                "0xabcd",
                "0xGG",
                "0b1",
                "_utf8mb4'x'",
                "N'x'",
                "\"x\"",
                "'x",
                "'x' 'y'",
                "'a'||'b'",
                "'a''b'",
                "'a\\q'",
                "'a\\x'",
                "'a\\",
                "'a\nb'",
                "'a\rb'",
                "'a\0b'",
                "'a\u001ab'",
                "''()",
                ""
            })
    void anything_else_is_damage(String value) {
        assertDamaged(HEAD + "(" + value + ");\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO `other` (`a`, `b`) VALUES\n(1);\n",
                "INSERT INTO `t` (`a`, `b`, `c`) VALUES\n(1);\n",
                "INSERT INTO `t`.`t` (`a`, `b`) VALUES\n(1);\n",
                "INSERT IGNORE INTO `t` (`a`, `b`) VALUES\n(1);\n",
                "REPLACE INTO `t` (`a`, `b`) VALUES\n(1);\n",
                "insert into `t` (`a`, `b`) values\n(1);\n",
                "/* */INSERT INTO `t` (`a`, `b`) VALUES\n(1);\n",
                "DROP TABLE `t`;\n"
            })
    void a_statement_for_anything_else_is_damage(String sql) {
        assertThatThrownBy(() -> statements(sql)).isInstanceOf(DumpDamagedException.class);
        assertThatThrownBy(() -> statements(HEAD + "(1);\n" + sql)).isInstanceOf(DumpDamagedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(1)",
                "(1);",
                "(1)\n",
                "(1),\n",
                "(1),\n;\n",
                "(1),(2);\n",
                "(1), \n(2);\n",
                "(1)\n(2);\n",
                "(1);\n;\n",
                "(1);\n\n",
                "(1);\nDROP TABLE t;\n",
                "(1);DROP TABLE t;\n",
                "(1); -- x\n",
                "(1) ON DUPLICATE KEY UPDATE a=1;\n",
                "(1) SELECT 1;\n",
                "();\n",
                "(,);\n",
                "(1,);\n",
                "(1 ,2);\n",
                "((1));\n",
                "1;\n",
                ";\n",
                "",
                "(1",
                "(1,",
                "('"
            })
    void rows_that_do_not_end_as_they_should_are_damage(String rows) {
        assertDamaged(HEAD + rows);
    }

    @Test
    void names_with_quotes_semicolons_and_line_feeds_do_not_end_the_head() {
        List<String> columns = List.of("it's `", ") VALUES\n(1);\n", "c, `d");
        String sql = new String(InsertText.head(new TableName("", "t;\n` --"), columns), StandardCharsets.UTF_8)
                + "(1,2,3);\n";

        assertThat(rows(sql)).containsExactly("(1,2,3)");
    }

    /** Only where there are no columns: anywhere else the server would make a row of defaults of it. */
    @Test
    void rows_of_a_table_without_columns_of_its_own_are_empty() {
        byte[] head = InsertText.head(new TableName("", "t"), List.of());
        String sql = new String(head, StandardCharsets.UTF_8) + "(),\n();\n";
        byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
        List<Long> counts = new ArrayList<>();
        InsertFrame.eachStatement(bytes, bytes.length, head, (start, from, end, count) -> counts.add(count));

        assertThat(counts).containsExactly(2L);
        assertThat(rows(sql)).containsExactly("()", "()");
        assertThatThrownBy(() -> rows(sql + HEAD + "();\n")).isInstanceOf(DumpDamagedException.class);
        assertThatThrownBy(() -> rows(new String(head, StandardCharsets.UTF_8) + "(1);\n"))
                .isInstanceOf(DumpDamagedException.class);
    }

    private static void assertDamaged(String sql) {
        assertThatThrownBy(() -> statements(sql)).isInstanceOf(DumpDamagedException.class);
        assertThatThrownBy(() -> rows(sql)).isInstanceOf(DumpDamagedException.class);
    }

    private static List<String> statements(String sql) {
        List<String> statements = new ArrayList<>();
        byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
        InsertFrame.eachStatement(
                bytes,
                bytes.length,
                InsertText.head(new TableName("", "t"), List.of("a", "b")),
                (start, rows, end, count) ->
                        statements.add(new String(bytes, rows, end - rows, StandardCharsets.UTF_8) + " " + count));
        return statements;
    }

    private static List<String> rows(String sql) {
        List<String> rows = new ArrayList<>();
        byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
        InsertFrame.eachRow(
                bytes,
                bytes.length,
                (row, offset, length) -> rows.add(new String(row, offset, length, StandardCharsets.UTF_8)));
        return rows;
    }
}
