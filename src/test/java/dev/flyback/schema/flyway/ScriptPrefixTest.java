package dev.flyback.schema.flyway;

import static dev.flyback.schema.HistoryRows.repeatable;
import static dev.flyback.schema.HistoryRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.dump.index.MigrationEntry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptPrefixTest {
    @ParameterizedTest
    @CsvSource({
        "V1__x.sql, 1, V",
        "v001__create_db_connection_info.sql, 001, v",
        "V1_2__x.sql, 1.2, V",
        "V1.2__x.sql, 1.2, V",
        "release-2024.1__x.sql, 2024.1, release-",
        "3__x.sql, 3, ''",
        "org.postgresql.Driver/v013__x.sql, 013, v",
        "V2.sql, 2, V",
        "V2v2__x.sql, 2, V2v",
    })
    void the_prefix_is_what_stands_before_the_version(String script, String version, String prefix) {
        assertThat(ScriptPrefix.of(List.of(entry(script, version)))).contains(prefix);
    }

    @Test
    void scripts_that_do_not_agree_tell_no_prefix() {
        assertThat(ScriptPrefix.of(List.of(entry("V1__x.sql", "1"), entry("v2__y.sql", "2"))))
                .isEmpty();
        assertThat(ScriptPrefix.of(List.of(entry("V1__x.sql", "1"), entry("V3__y.sql", "2"))))
                .isEmpty();
    }

    @Test
    void repeatable_migrations_tell_no_prefix() {
        assertThat(ScriptPrefix.of(List.of(repeatable(1, "views", 1)))).isEmpty();
    }

    private static MigrationEntry entry(String script, String version) {
        return row(1, version, "x", "SQL", script, 1);
    }
}
