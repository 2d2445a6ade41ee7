package dev.flyback.database.mysql.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.database.mysql.catalogue.Tables;
import dev.flyback.database.mysql.rows.ColumnKind;
import dev.flyback.dump.index.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    }

    @Test
    void the_statements_of_the_dump_are_sent_where_the_server_takes_no_stream_or_no_times_of_a_history() {
        assertThat(LoadStatement.of(table(false), List.of("n"), false).streams())
                .isFalse();
        assertThat(LoadStatement.of(table(true), List.of("n"), true).streams()).isFalse();
    }

    private static Tables.Table table(boolean versioned) {
        return new Tables.Table(new TableName("", "a`b"), "InnoDB", versioned, COLUMNS, "", List.of(), 0, 0);
    }
}
