package dev.flyback.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.dump.RowTally;
import dev.flyback.dump.TableTally;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HoldingsTest {
    private static final TableName PARENT = new TableName("public", "parent");
    private static final TableName ONE = new TableName("public", "one");
    private static final TableName TWO = new TableName("public", "two");
    private static final TableName OWN = new TableName("public", "own");

    private final Holdings holdings =
            new Holdings(List.of(entry(ONE, PARENT, "a", "b"), entry(TWO, PARENT, "c"), entry(OWN, null, "d", "e")));

    @Test
    void rows_may_be_in_another_leaf_of_what_routes_them() {
        Map<TableName, TableTally> moved = Map.of(ONE, tally("c"), TWO, tally("b", "a"), OWN, tally("e", "d"));

        assertThat(holdings.rowDifferences(moved)).isEmpty();
        assertThat(holdings.differences(moved)).isEmpty();
    }

    @Test
    void rows_of_a_table_that_nothing_routes_stay_there() {
        Map<TableName, TableTally> moved = Map.of(ONE, tally("a", "b", "d"), TWO, tally("c"), OWN, tally("e"));

        assertThat(holdings.rowDifferences(moved))
                .containsExactly(
                        "public.parent has 4 rows where the dump has 3", "public.own has 1 row where the dump has 2");
    }

    @Test
    void a_row_with_another_content_is_told_wherever_it_is() {
        Map<TableName, TableTally> other = Map.of(ONE, tally("a", "b"), TWO, tally("C"), OWN, tally("d", "e"));

        assertThat(holdings.rowDifferences(other)).isEmpty();
        assertThat(holdings.differences(other)).containsExactly("public.parent has as many rows, but other content");
    }

    @Test
    void a_table_that_was_not_found_has_no_rows() {
        assertThat(holdings.differences(Map.of(OWN, tally("d", "e"))))
                .containsExactly("public.parent has 0 rows where the dump has 3");
    }

    private static TableEntry entry(TableName name, @Nullable TableName routedBy, String... rows) {
        TableTally tally = tally(rows);
        return new TableEntry(
                name, List.of("x"), tally.rows(), tally.bytes(), tally.content().hex(), routedBy, true);
    }

    private static TableTally tally(String... rows) {
        RowTally tally = new RowTally();
        tally.begin(0);
        for (String row : rows) {
            byte[] bytes = row.getBytes(UTF_8);
            tally.row(bytes, 0, bytes.length);
        }
        return tally.sum();
    }
}
