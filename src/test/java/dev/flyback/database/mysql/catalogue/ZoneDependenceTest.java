package dev.flyback.database.mysql.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.database.mysql.catalogue.ZoneDependence.Column;
import dev.flyback.database.mysql.catalogue.ZoneDependence.KeyPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ZoneDependenceTest {
    private static final Column TIMESTAMP = new Column("t", "Ts", "timestamp", true, "");
    private static final Column NUMBER = new Column("t", "n", "int", true, "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cast(`ts` as date)",
                "concat(`Ts`,'x')",
                "from_unixtime(`n`)",
                "FROM_UNIXTIME (`n`)",
                "unix_timestamp(`n`)",
                "convert_tz(`n`,'SYSTEM','+00:00')"
            })
    void what_is_stored_of_a_moment_is_found(String expression) {
        assertThat(tables(List.of(), generated("d", true, expression))).containsExactly("t");
        assertThat(tables(List.of(), generated("d", false, expression))).isEmpty();
        assertThat(tables(List.of(key("d", "")), generated("d", false, expression)))
                .containsExactly("t");
        assertThat(tables(List.of(key("", expression)))).containsExactly("t");
    }

    @Test
    void columns_are_followed_to_what_they_are_computed_from() {
        assertThat(tables(
                        List.of(),
                        generated("last", true, "(`middle` + 1)"),
                        generated("middle", false, "hour(`first`)"),
                        generated("first", false, "`ts`")))
                .containsExactly("t");
    }

    @Test
    void a_key_over_the_moment_itself_or_values_of_other_columns_is_none() {
        assertThat(tables(
                        List.of(key("Ts", ""), key("d", ""), key("", "(`n` + 1)")),
                        generated("d", true, "concat(`n`,'ts')")))
                .isEmpty();
    }

    @Test
    void a_column_of_the_same_name_in_another_table_is_another() {
        assertThat(tables(List.of(), new Column("other", "d", "date", true, "cast(`ts` as date)")))
                .isEmpty();
    }

    private static Set<String> tables(List<KeyPart> keys, Column... generated) {
        List<Column> columns = new ArrayList<>(List.of(generated));
        columns.add(TIMESTAMP);
        columns.add(NUMBER);
        return ZoneDependence.tables(columns, keys);
    }

    private static Column generated(String name, boolean kept, String expression) {
        return new Column("t", name, "varchar", kept, expression);
    }

    private static KeyPart key(String column, String expression) {
        return new KeyPart("t", column, expression);
    }
}
