package dev.flyback.schema.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.database.Secret;
import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.UsageException;
import dev.flyback.schema.HistorySettings;
import dev.flyback.schema.MigrationSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlywayHistoriesTest {
    private static final HistorySettings NONE =
            new HistorySettings(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    private final FlywayHistories histories = new FlywayHistories();

    @Test
    void a_database_without_a_history_has_none() {
        assertThat(histories.find(new MemoryTables(), NONE)).isEmpty();
    }

    @Test
    void the_only_history_is_found_under_any_name() {
        assertThat(table(new MemoryTables().with("Weird \"schema\"", "DATABASE_CHANGE_LOG"), NONE))
                .isEqualTo(new TableName("Weird \"schema\"", "DATABASE_CHANGE_LOG"));
    }

    @Test
    void rows_are_read_whole_and_sorted_by_rank() {
        MemoryTables database = new MemoryTables()
                .with("public", "h")
                .row("public", "h", "10", "2", "SQL", "V2__x.sql", "false")
                .row("public", "h", "9", null, "SQL", "R__x.sql", "1");

        MigrationSet set = histories.find(database, NONE).orElseThrow();

        assertThat(set.entries())
                .containsExactly(
                        new MigrationEntry(
                                9, null, "x", "SQL", "R__x.sql", -17, true, "2026-01-02 03:04:05.678", false),
                        new MigrationEntry(
                                10, "2", "x", "SQL", "V2__x.sql", -17, false, "2026-01-02 03:04:05.678", false));
        assertThat(set.schemaVersion()).isNull();
    }

    @Test
    void several_histories_need_a_name() {
        MemoryTables database = new MemoryTables().with("b", "history").with("a", "history");

        assertThatThrownBy(() -> histories.find(database, NONE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("a.history, b.history");
    }

    @ParameterizedTest
    @CsvSource({
        "history, public, history",
        "HISTORY, public, HISTORY",
        "History, app, History",
        "public.history, public, history",
        "app.History, app, History",
        "APP.history, app, History",
        "a.b, public, a.b",
        "A.B, public, a.b",
    })
    void a_name_is_matched_exactly_first(String named, String schema, String table) {
        MemoryTables database = new MemoryTables()
                .with("public", "history")
                .with("public", "HISTORY")
                .with("app", "History")
                .with("public", "a.b")
                .with("a", "b");

        assertThat(table(database, named(named))).isEqualTo(new TableName(schema, table));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hISTORY", "public.hISTORY"})
    void a_name_that_fits_several_tables_is_refused(String named) {
        MemoryTables database = new MemoryTables().with("public", "history").with("public", "HISTORY");

        assertThatThrownBy(() -> histories.find(database, named(named)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("public.HISTORY, public.history");
    }

    @Test
    void a_name_that_fits_no_history_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> histories.find(new MemoryTables().with("public", "history"), named("orders")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'orders'")
                .hasMessageContaining("public.history");
        assertThatThrownBy(() -> histories.find(new MemoryTables(), named("orders")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no other table");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "1-rc1", "latest", ""})
    void a_version_that_flyway_cannot_have_written_is_refused(String version) {
        MemoryTables database =
                new MemoryTables().with("public", "h").row("public", "h", "1", version, "SQL", "V1__x.sql", "true");

        assertThatThrownBy(() -> histories.find(database, NONE)).isInstanceOf(UsageException.class);
    }

    @Test
    void settings_are_detected() {
        MemoryTables database = new MemoryTables()
                .with("public", "h")
                .row("public", "h", "1", "000", "BASELINE", "<< Flyway Baseline >>", "true")
                .row("public", "h", "2", "001", "SQL", "v001__x.sql", "true");

        HistoryFacts facts = histories.find(database, NONE).orElseThrow().facts();

        assertThat(facts.kind()).isEqualTo("flyway");
        assertThat(facts.migrationPrefix()).isEqualTo("v");
        assertThat(facts.baselineVersion()).isEqualTo("000");
    }

    @Test
    void settings_that_cannot_be_detected_are_flyways_own() {
        HistoryFacts facts = histories
                .find(new MemoryTables().with("public", "h"), NONE)
                .orElseThrow()
                .facts();

        assertThat(facts.migrationPrefix()).isEqualTo("V");
        assertThat(facts.baselineVersion()).isEqualTo("1");
    }

    @Test
    void given_settings_win_and_only_names_of_placeholders_are_kept() {
        MemoryTables database =
                new MemoryTables().with("public", "h").row("public", "h", "1", "1", "SQL", "v1__x.sql", "true");
        HistorySettings settings = new HistorySettings(
                Optional.empty(),
                Optional.of("W"),
                Optional.of("5"),
                Map.of("b", new Secret("hidden"), "a", new Secret("hidden")));

        HistoryFacts facts = histories.find(database, settings).orElseThrow().facts();

        assertThat(facts.migrationPrefix()).isEqualTo("W");
        assertThat(facts.baselineVersion()).isEqualTo("5");
        assertThat(facts.placeholders()).containsExactly("a", "b");
        assertThat(facts.toString()).doesNotContain("hidden");
    }

    private TableName table(MemoryTables database, HistorySettings settings) {
        return histories.find(database, settings).orElseThrow().facts().table();
    }

    private static HistorySettings named(String table) {
        return new HistorySettings(Optional.of(table), Optional.empty(), Optional.empty(), Map.of());
    }
}
