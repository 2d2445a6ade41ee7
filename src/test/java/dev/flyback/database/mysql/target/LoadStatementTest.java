package dev.flyback.database.mysql.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.database.mysql.catalogue.Tables;
import dev.flyback.database.mysql.rows.ColumnKind;
import dev.flyback.dump.index.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoadStatementTest {
    private static final List<Tables.Column> COLUMNS = List.of(
            new Tables.Column("n", "int", "", ColumnKind.NUMBER, false),
            new Tables.Column("it's `b`", "blob", "", ColumnKind.BYTES, false),
            new Tables.Column("e", "enum", "utf8mb4", ColumnKind.LABEL_NUMBER, false),
            new Tables.Column("t", "text", "utf8mb4", ColumnKind.TEXT, false));

    @Test
    void rows_are_taken_as_tuples_and_bytes_from_their_digits() {
        LoadStatement statement = LoadStatement.of(table(false), List.of("t", "it's `b`", "n", "e"), true);

        assertThat(statement.sql())
                .isEqualTo("LOAD DATA LOCAL INFILE 'rows' INTO TABLE `a``b` CHARACTER SET utf8mb4"
                        + " FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\\'' ESCAPED BY '\\\\'"
                        + " LINES STARTING BY '(' TERMINATED BY '),\\n' (`t`, @flyback_1, `n`, @flyback_3)"
                        + " SET `it's ``b``` = UNHEX(SUBSTRING(@flyback_1, 3)), `e` = CAST(@flyback_3 AS UNSIGNED)");
        assertThat(statement.enums()).containsExactly("e");
        assertThat(statement.generated()).containsExactly("g");
    }

    @Test
    void the_statements_of_the_dump_are_sent_where_the_server_takes_no_stream_or_no_times_of_a_history() {
        assertThat(LoadStatement.of(table(false), List.of("n"), false).streams())
                .isFalse();
        assertThat(LoadStatement.of(table(true), List.of("n"), true).streams()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Data truncated for column 's' at row 1, s",
                "Data too long for column 'it's' at row 23, it's",
                "Incorrect integer value: '12abc' for column `d`.`t`.`n` at row 1, n",
                "Incorrect integer value: 'for column 'n' at row 1' for column 'x' at row 1, x",
                "Truncated incorrect INTEGER value: '12abc',",
                "Truncated incorrect INTEGER value: ' for column 'n' at row 1',"
            })
    void the_column_that_a_warning_is_about_is_told_from_the_values_in_it(String text, @Nullable String column) {
        assertThat(LoadStatement.column(text)).isEqualTo(Optional.ofNullable(column));
    }

    private static Tables.Table table(boolean versioned) {
        return new Tables.Table(
                new TableName("", "a`b"), "InnoDB", versioned, COLUMNS, Set.of("g"), "", List.of(), 0, 0);
    }
}
