package dev.flyback.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.failure.UsageException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpKeyTest {
    private static final Instant TIME = Instant.parse("2026-07-01T02:03:04.567Z");
    private static final String ID = "0123456789abcdef";

    @Test
    void a_key_reads_as_name_version_time_and_id() {
        assertThat(new DumpKey("orders", "1.10.0", TIME, ID).format())
                .isEqualTo("orders/1.10.0/20260701T020304Z-0123456789abcdef.sql.zst");
    }

    @Test
    void a_dump_without_a_version_lies_under_unversioned() {
        assertThat(new DumpKey("orders", null, TIME, ID).format())
                .isEqualTo("orders/unversioned/20260701T020304Z-0123456789abcdef.sql.zst");
    }

    @Test
    void hostile_names_are_escaped() {
        assertThat(new DumpKey("../b\u00e4r 1", "unversioned", TIME, ID).format())
                .isEqualTo("%2E.%2Fb%C3%A4r%201/%75nversioned/20260701T020304Z-0123456789abcdef.sql.zst");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "orders",
                "orders/1/notes.txt",
                "orders/1/20260701T020304Z-0123456789abcdef.sql",
                "orders/1/20260701T020304Z-0123456789ABCDEF.sql.zst",
                "orders/1/20260732T020304Z-0123456789abcdef.sql.zst",
                "orders//20260701T020304Z-0123456789abcdef.sql.zst",
                "/1/20260701T020304Z-0123456789abcdef.sql.zst",
                "x/orders/1/20260701T020304Z-0123456789abcdef.sql.zst",
                "%6Frders/1/20260701T020304Z-0123456789abcdef.sql.zst",
                "%ff/1/20260701T020304Z-0123456789abcdef.sql.zst",
                "%/1/20260701T020304Z-0123456789abcdef.sql.zst",
            })
    void other_objects_are_not_dumps(String key) {
        assertThat(DumpKey.parse(key)).isEmpty();
    }

    @Test
    void a_name_that_no_file_system_takes_is_refused() {
        assertThatThrownBy(() -> new DumpKey("\u6f22".repeat(40), "1", TIME, ID))
                .isInstanceOf(UsageException.class);
    }
}
