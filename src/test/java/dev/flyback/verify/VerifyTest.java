package dev.flyback.verify;

import static dev.flyback.catalog.SampleDumps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.catalog.Catalog;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.SampleDumps;
import dev.flyback.database.postgres.PostgresEngine;
import dev.flyback.failure.StoreException;
import dev.flyback.report.Progress;
import dev.flyback.storage.MemoryStore;
import dev.flyback.storage.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifyTest {
    private final MemoryStore store = new MemoryStore();
    private final Verify verify = new Verify(new Catalog(store), name -> new PostgresEngine());
    private CatalogEntry entry;
    private byte[] bytes;

    @BeforeEach
    void a_whole_dump() throws IOException {
        entry = SampleDumps.put(store, key("orders", "5", "2026-01-01T00:00:00Z", "0123456789abcdef"));
        try (var stream = store.read(entry.object(), 0, entry.object().size())) {
            bytes = stream.readAllBytes();
        }
    }

    @Test
    void a_whole_dump_has_no_problems() {
        assertThat(verify.full(entry, 3, Progress.NONE))
                .isEqualTo(new VerifyResult(entry.key().id(), List.of()));
        assertThat(verify.quick(entry).ok()).isTrue();
    }

    @Test
    void every_row_counts_as_progress() {
        AtomicLong rows = new AtomicLong();
        verify.full(entry, 1, new Progress() {
            @Override
            public void phase(String name) {}

            @Override
            public void expect(long expectedRows, long expectedBytes) {}

            @Override
            public void advance(long moreRows, long moreBytes) {
                rows.addAndGet(moreRows);
            }

            @Override
            public void warn(String message) {}
        });

        assertThat(rows).hasValue(4);
    }

    @Test
    void a_changed_bit_in_any_byte_is_found() {
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= (byte) (1 << (i % 8));

            assertThat(verify.full(stored(changed), 1, Progress.NONE).problems())
                    .as("byte %d", i)
                    .isNotEmpty();
        }
    }

    @Test
    void a_dump_that_was_cut_anywhere_is_found_even_quickly() {
        for (int length = 0; length < bytes.length; length++) {
            assertThat(verify.quick(stored(Arrays.copyOf(bytes, length))).ok())
                    .as("length %d", length)
                    .isFalse();
        }
    }

    @Test
    void a_dump_that_grew_is_found() {
        assertThat(verify.quick(stored(Arrays.copyOf(bytes, bytes.length + 1))).ok())
                .isFalse();
    }

    @Test
    void all_damage_is_told_at_once() {
        byte[] changed = bytes.clone();
        changed[5] ^= 1; // The preamble.
        changed[fourthFrame() + 12] ^= 1;

        assertThat(verify.full(stored(changed), 2, Progress.NONE).problems()).hasSize(2);
    }

    @Test
    void what_is_not_a_dump_is_damaged() {
        assertThat(verify.full(stored("hello".getBytes(StandardCharsets.UTF_8)), 1, Progress.NONE)
                        .problems())
                .hasSize(1);
    }

    @Test
    void a_store_that_fails_is_no_damage() {
        store.delete(entry.object());

        assertThatThrownBy(() -> verify.full(entry, 1, Progress.NONE)).isInstanceOf(StoreException.class);
    }

    /** A frame of rows: preamble and script are before it. Found by zstd's magic number. */
    private int fourthFrame() {
        int found = 0;
        for (int i = 0; i + 4 < bytes.length; i++) {
            boolean magic = bytes[i] == 0x28
                    && bytes[i + 1] == (byte) 0xB5
                    && bytes[i + 2] == 0x2F
                    && bytes[i + 3] == (byte) 0xFD;
            if (magic && ++found == 4) {
                return i;
            }
        }
        throw new AssertionError("no such frame");
    }

    private CatalogEntry stored(byte[] content) {
        StoredObject object = store.overwrite(entry.object().key(), content);
        return new CatalogEntry(entry.key(), object);
    }
}
