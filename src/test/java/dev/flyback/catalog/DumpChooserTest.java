package dev.flyback.catalog;

import static dev.flyback.catalog.SampleDumps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.failure.ExitCode;
import dev.flyback.failure.NoSuchDumpException;
import dev.flyback.storage.MemoryStore;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DumpChooserTest {
    private static final String OLD = "abcd000000000001";
    private static final String MIDDLE = "abcd000000000002";
    private static final String NEW = "ef00000000000003";

    private final MemoryStore store = new MemoryStore();
    private final DumpChooser chooser = new DumpChooser(new Catalog(store));

    @Test
    void latest_is_the_newest() {
        threeDumps();

        assertThat(chosen("latest", DumpFilter.ALL)).isEqualTo(NEW);
        assertThat(chosen("latest", DumpFilter.named("orders"))).isEqualTo(MIDDLE);
    }

    @Test
    void an_id_its_unique_beginning_and_a_key_mean_one_dump() {
        threeDumps();

        assertThat(chosen(OLD, DumpFilter.ALL)).isEqualTo(OLD);
        assertThat(chosen("ef", DumpFilter.ALL)).isEqualTo(NEW);
        assertThat(chosen("orders/2/20260102T000000Z-" + MIDDLE + ".sql.zst", DumpFilter.ALL))
                .isEqualTo(MIDDLE);
    }

    @Test
    void the_newest_of_a_version_and_the_newest_before_an_instant_are_found() {
        threeDumps();

        assertThat(chosen("latest", filter("1", null))).isEqualTo(OLD);
        assertThat(chosen("latest", filter(null, "2026-01-02T00:00:00Z"))).isEqualTo(OLD);
        assertThat(chosen("latest", filter(null, "2026-01-02T00:00:01Z"))).isEqualTo(MIDDLE);
    }

    @Test
    void an_ambiguous_beginning_lists_the_candidates() {
        threeDumps();

        assertThatThrownBy(() -> chooser.choose("abcd", DumpFilter.ALL))
                .isInstanceOfSatisfying(
                        NoSuchDumpException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NO_SUCH_DUMP))
                .hasMessageContaining(OLD)
                .hasMessageContaining(MIDDLE);
    }

    @Test
    void an_unknown_id_tells_the_newest_that_there_is() {
        threeDumps();

        assertThat(hintFor("0123", DumpFilter.ALL)).contains(NEW);
        assertThat(hintFor("", DumpFilter.ALL)).contains(NEW);
        assertThat(hintFor("../../etc/passwd", DumpFilter.ALL)).contains(NEW);
    }

    @Test
    void a_version_that_no_dump_has_tells_those_that_there_are() {
        threeDumps();

        assertThat(hintFor("latest", filter("9", null))).contains("1, 2, unversioned");
    }

    @Test
    void a_name_that_no_dump_has_tells_those_that_there_are() {
        threeDumps();

        assertThat(hintFor("latest", DumpFilter.named("ordrs"))).contains("billing, orders");
    }

    @Test
    void an_empty_store_says_so() {
        assertThatThrownBy(() -> chooser.choose("latest", DumpFilter.ALL))
                .isInstanceOf(NoSuchDumpException.class)
                .hasMessageContaining("no dumps in memory:");
    }

    @Test
    void an_id_must_fit_the_filter_too() {
        threeDumps();

        assertThatThrownBy(() -> chooser.choose(NEW, DumpFilter.named("orders")))
                .isInstanceOf(NoSuchDumpException.class);
    }

    @Test
    void the_newest_of_several_databases_is_not_guessed_where_it_matters() {
        threeDumps();

        assertThatThrownBy(() -> chooser.chooseOfOneDatabase("latest", DumpFilter.ALL))
                .isInstanceOf(NoSuchDumpException.class)
                .hasMessageContaining("billing, orders");
        assertThat(chooser.chooseOfOneDatabase("latest", DumpFilter.named("orders"))
                        .key()
                        .id())
                .isEqualTo(MIDDLE);
        assertThat(chooser.chooseOfOneDatabase("ef", DumpFilter.ALL).key().id()).isEqualTo(NEW);
    }

    private void threeDumps() {
        SampleDumps.put(store, key("orders", "1", "2026-01-01T00:00:00Z", OLD));
        SampleDumps.put(store, key("orders", "2", "2026-01-02T00:00:00Z", MIDDLE));
        SampleDumps.put(store, key("billing", null, "2026-01-03T00:00:00Z", NEW));
    }

    private String chosen(String wanted, DumpFilter filter) {
        return chooser.choose(wanted, filter).key().id();
    }

    private String hintFor(String wanted, DumpFilter filter) {
        try {
            throw new AssertionError("chosen: " + chosen(wanted, filter));
        } catch (NoSuchDumpException e) {
            return e.hint();
        }
    }

    private static DumpFilter filter(String version, String before) {
        return new DumpFilter(
                Optional.empty(),
                Optional.ofNullable(version),
                Optional.ofNullable(before).map(Instant::parse),
                Optional.empty());
    }
}
