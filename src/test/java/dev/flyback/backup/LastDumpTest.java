package dev.flyback.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.SampleDumps;
import dev.flyback.report.Progress;
import dev.flyback.storage.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastDumpTest {
    private final MemoryStore store = new MemoryStore();
    private final List<String> warnings = new ArrayList<>();

    /** A rule of the store has moved it to an archive: each later backup would fail. */
    @Test
    void one_that_is_archived_is_a_warning_and_no_reason_to_have_no_new_one() {
        CatalogEntry entry =
                SampleDumps.put(store, SampleDumps.key("orders", "1", "2026-01-01T00:00:00Z", "a".repeat(16)));
        store.archive(entry.object().key());

        assertThat(new LastDump(store).index(entry, noted())).isEmpty();
        assertThat(warnings).singleElement().asString().startsWith("The last dump cannot be compared with:");
    }

    private Progress noted() {
        return new Progress() {
            @Override
            public void phase(String name) {}

            @Override
            public void expect(long rows, long bytes) {}

            @Override
            public void advance(long rows, long bytes) {}

            @Override
            public void warn(String message) {
                warnings.add(message);
            }
        };
    }
}
