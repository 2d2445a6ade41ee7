package dev.flyback.schema.flyway;

import static dev.flyback.schema.HistoryRows.row;
import static dev.flyback.schema.HistoryRows.sql;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CreatedSchemasTest {
    @Test
    void names_are_read_as_flyway_quotes_them() {
        assertThat(CreatedSchemas.of(List.of(
                        row(0, null, "<< Flyway Schema Creation >>", "SCHEMA", "\"app\",\"a,\"\"b\",`c``d`", null),
                        sql(1, "1"))))
                .containsExactly("app", "a,\"b", "c`d");
    }

    @Test
    void a_history_without_such_a_row_created_none() {
        assertThat(CreatedSchemas.of(List.of(sql(1, "1")))).isEmpty();
    }
}
