package dev.flyback.database.mysql.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

class RebuildRuleTest {
    private static final long MIB = 1 << 20;

    private final RebuildRule rule = new RebuildRule(MIB, 128 * MIB);

    @Test
    void keys_of_small_tables_stay() {
        assertThat(rule.pays(table(100_000, MIB - 1), 1)).isFalse();
        assertThat(rule.pays(table(100_000, MIB), 1)).isTrue();
    }

    @Test
    void keys_of_wide_rows_stay_where_memory_holds_them() {
        assertThat(rule.pays(table(300_000, 350 * MIB), 1)).isFalse();
        assertThat(rule.pays(table(300_000, 350 * MIB), 2)).isTrue();
        assertThat(rule.pays(table(3_000_000, 3_500 * MIB), 1)).isTrue();
        assertThat(new RebuildRule(MIB, 2_048 * MIB).pays(table(3_000_000, 3_500 * MIB), 1))
                .isFalse();
        assertThat(rule.pays(table(300_000, 100 * MIB), 1)).isTrue();
    }

    @Test
    void without_bounds_every_table_is_without_its_keys() {
        RebuildRule none = new RebuildRule(0, 0);
        assertThat(none.pays(table(1, 1_000), 1)).isTrue();
        assertThat(none.pays(table(0, 0), 1)).isTrue();
    }

    private static TableEntry table(long rows, long bytes) {
        return new TableEntry(new TableName("", "t"), List.of("id"), rows, bytes, "0".repeat(32), null, true);
    }
}
