package dev.flyback.catalog;

import static dev.flyback.catalog.SampleDumps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.failure.DumpDamagedException;
import dev.flyback.failure.StoreException;
import dev.flyback.storage.MemoryStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private final MemoryStore store = new MemoryStore();
    private final Catalog catalog = new Catalog(store);

    @Test
    void dumps_are_listed_by_time_newest_last_whatever_their_names_and_versions() {
        put("orders", "10", "2026-01-03T00:00:00Z", "a");
        put("orders", "2", "2026-01-01T00:00:00Z", "b");
        put("billing", null, "2026-01-02T00:00:00Z", "c");

        assertThat(ids(DumpFilter.ALL)).containsExactly("b", "c", "a");
        assertThat(catalog.newest(DumpFilter.ALL).orElseThrow().key().id()).startsWith("a");
    }

    @Test
    void dumps_of_one_second_are_in_the_order_in_which_the_store_got_them() throws InterruptedException {
        put("orders", "1", "2026-01-01T00:00:00Z", "b");
        Thread.sleep(2);
        put("orders", "1", "2026-01-01T00:00:00Z", "a");

        assertThat(ids(DumpFilter.ALL)).containsExactly("b", "a");
    }

    @Test
    void other_objects_are_passed_over() {
        store.overwrite("orders/1/notes.txt", new byte[1]);
        store.overwrite("README", new byte[1]);
        put("orders", "1", "2026-01-01T00:00:00Z", "a");

        assertThat(ids(DumpFilter.ALL)).containsExactly("a");
    }

    @Test
    void a_name_is_not_the_beginning_of_a_name() {
        put("orders", "1", "2026-01-01T00:00:00Z", "a");
        put("orders_old", "1", "2026-01-01T00:00:00Z", "b");
        put("ord", "1", "2026-01-01T00:00:00Z", "c");

        assertThat(ids(DumpFilter.named("orders"))).containsExactly("a");
    }

    @Test
    void times_restrict_from_inclusive_to_exclusive() {
        put("orders", "1", "2026-01-01T00:00:00Z", "a");
        put("orders", "1", "2026-01-02T00:00:00Z", "b");
        put("orders", "1", "2026-01-03T00:00:00Z", "c");
        Optional<Instant> second = Optional.of(Instant.parse("2026-01-02T00:00:00Z"));

        assertThat(ids(new DumpFilter(Optional.empty(), Optional.empty(), second, Optional.empty())))
                .containsExactly("a");
        assertThat(ids(new DumpFilter(Optional.empty(), Optional.empty(), Optional.empty(), second)))
                .containsExactly("b", "c");
    }

    @Test
    void versions_are_compared_as_flyway_does() {
        put("orders", "1", "2026-01-01T00:00:00Z", "a");
        put("orders", "1.10", "2026-01-02T00:00:00Z", "b");
        put("orders", "10", "2026-01-03T00:00:00Z", "c");
        put("orders", null, "2026-01-04T00:00:00Z", "d");
        put("orders", "001_0", "2026-01-05T00:00:00Z", "e");

        assertThat(ids(version("1"))).containsExactly("a", "e");
        assertThat(ids(version("1.0.0"))).containsExactly("a", "e");
        assertThat(ids(version("1.1"))).isEmpty();
        assertThat(ids(version("1.10"))).containsExactly("b");
        assertThat(ids(version("10"))).containsExactly("c");
        assertThat(ids(version("unversioned"))).containsExactly("d");
    }

    @Test
    void a_summary_tells_what_the_index_says() {
        put("orders", "5", "2026-01-01T00:00:00Z", "a");

        DumpSummary summary =
                new Summaries(catalog).of(catalog.dumps(DumpFilter.ALL)).get(0);

        DumpSummary.Facts facts = summary.facts().orElseThrow();
        assertThat(summary.damage()).isEmpty();
        assertThat(facts.totals().rows()).isEqualTo(4);
        assertThat(facts.historyTable()).isEqualTo("public.flyway_schema_history");
        assertThat(facts.source().database()).isEqualTo("orders_db");
    }

    @Test
    void damaged_dumps_are_summed_up_beside_whole_ones_in_order() throws Exception {
        CatalogEntry whole = put("orders", "5", "2026-01-01T00:00:00Z", "a");
        CatalogEntry cut = put("orders", "5", "2026-01-02T00:00:00Z", "b");
        try (var stream = store.read(cut.object(), 0, cut.object().size())) {
            byte[] bytes = stream.readAllBytes();
            store.overwrite(cut.object().key(), Arrays.copyOf(bytes, bytes.length - 1));
        }
        put("orders", "5", "2026-01-03T00:00:00Z", "c");

        List<DumpSummary> summaries = new Summaries(catalog).of(catalog.dumps(DumpFilter.ALL));

        assertThat(summaries).extracting(summary -> summary.facts().isPresent()).containsExactly(true, false, true);
        assertThat(summaries.get(0).entry()).isEqualTo(whole);
        assertThat(summaries.get(1).damage()).get().asString().contains("damaged");
    }

    @Test
    void archived_dumps_are_told_as_such() {
        CatalogEntry archived = put("orders", "5", "2026-01-01T00:00:00Z", "a");
        put("orders", "5", "2026-01-02T00:00:00Z", "b");
        store.archive(archived.object().key());

        List<DumpSummary> summaries = new Summaries(catalog).of(catalog.dumps(DumpFilter.ALL));

        assertThat(summaries).extracting(DumpSummary::archived).containsExactly(true, false);
    }

    @Test
    void a_store_that_refuses_to_be_read_is_no_damage_of_its_dumps() {
        put("orders", "5", "2026-01-01T00:00:00Z", "a");
        store.refuseReading();

        assertThatThrownBy(() -> new Summaries(catalog).of(catalog.dumps(DumpFilter.ALL)))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void dumps_that_are_removed_while_they_are_listed_are_left_out() {
        List<CatalogEntry> listed = List.of(
                put("orders", "5", "2026-01-01T00:00:00Z", "a"), put("orders", "5", "2026-01-02T00:00:00Z", "b"));
        store.delete(listed.get(0).object());

        assertThat(new Summaries(catalog).of(listed))
                .extracting(DumpSummary::entry)
                .containsExactly(listed.get(1));
    }

    @Test
    void a_dump_under_the_key_of_another_one_is_not_taken_for_it() {
        DumpKey key = key("orders", "6", "2026-01-01T00:00:00Z", "a".repeat(16));
        CatalogEntry entry = SampleDumps.put(store, key, key("orders", "5", "2026-01-01T00:00:00Z", "a".repeat(16)));

        assertThatThrownBy(() -> catalog.open(entry))
                .isInstanceOf(DumpDamagedException.class)
                .hasMessageContaining("schema version inside is 5");
    }

    private CatalogEntry put(String name, String version, String time, String digit) {
        return SampleDumps.put(store, key(name, version, time, digit.repeat(16)));
    }

    private List<String> ids(DumpFilter filter) {
        return catalog.dumps(filter).stream()
                .map(entry -> entry.key().id().substring(0, 1))
                .toList();
    }

    private static DumpFilter version(String version) {
        return new DumpFilter(Optional.empty(), Optional.of(version), Optional.empty(), Optional.empty());
    }
}
