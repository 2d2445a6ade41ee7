package dev.flyback.verify;

import static dev.flyback.catalog.SampleDumps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdInputStream;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.SampleDumps;
import dev.flyback.catalog.StoredRanges;
import dev.flyback.database.postgres.PostgresEngine;
import dev.flyback.dump.DumpReader;
import dev.flyback.failure.DumpDamagedException;
import dev.flyback.storage.MemoryStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlExportTest {
    private final MemoryStore store = new MemoryStore();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private CatalogEntry entry;

    @BeforeEach
    void a_whole_dump() {
        entry = SampleDumps.put(store, key("orders", "5", "2026-01-01T00:00:00Z", "0123456789abcdef"));
    }

    @Test
    void all_is_what_zstd_makes_of_the_dump() throws IOException {
        byte[] stored;
        try (var stream = store.read(entry.object(), 0, entry.object().size())) {
            stored = stream.readAllBytes();
        }
        export().all(output);

        try (ZstdInputStream stock = new ZstdInputStream(new ByteArrayInputStream(stored)).setContinuous(false)) {
            assertThat(output.toByteArray()).isEqualTo(stock.readAllBytes());
        }
        assertThat(text()).startsWith("-- preamble\n").endsWith("-- end\n").contains("2\t\\N\n");
    }

    @Test
    void one_table_comes_with_what_a_client_needs_and_without_emptying_anything() throws IOException {
        export().table(1, new PostgresEngine(), output);

        assertThat(text())
                .startsWith("\\set ON_ERROR_STOP on\n")
                .contains("BEGIN;\n", "SET LOCAL client_encoding = 'UTF8';\n")
                .endsWith("COPY \"public\".\"items\" (\"id\", \"text\") FROM stdin;\n7\tseven\n\\.\nCOMMIT;\n")
                .doesNotContain("preamble", "orders", "TRUNCATE");
    }

    @Test
    void migrations_come_in_order_each_with_its_name() throws IOException {
        assertThat(export().migrations(output)).isEmpty();

        assertThat(text()).isEqualTo("-- V1__orders.sql\n" + SampleDumps.SCRIPT);
    }

    @Test
    void nothing_of_a_damaged_frame_is_written() throws IOException {
        byte[] changed;
        try (var stream = store.read(entry.object(), 0, entry.object().size())) {
            changed = stream.readAllBytes();
        }
        changed[5] ^= 1;
        entry = new CatalogEntry(entry.key(), store.overwrite(entry.object().key(), changed));

        assertThatThrownBy(() -> export().all(output)).isInstanceOf(DumpDamagedException.class);
        assertThat(output.size()).isZero();
    }

    private SqlExport export() {
        return new SqlExport(DumpReader.open(new StoredRanges(store, entry.object())));
    }

    private String text() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
