package dev.flyback.catalog;

import dev.flyback.dump.ContentHash;
import dev.flyback.dump.DumpWriter;
import dev.flyback.dump.RowFraming;
import dev.flyback.dump.TableTally;
import dev.flyback.dump.TableWriter;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.dump.index.Shape;
import dev.flyback.dump.index.SourceFacts;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.dump.index.Totals;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.ObjectWriter;
import dev.flyback.storage.StoredObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small whole dumps that were made without a database: two tables, one script. */
public final class SampleDumps {
    public static final TableName ORDERS = new TableName("public", "orders");
    public static final TableName ITEMS = new TableName("public", "items");
    public static final String SCRIPT = "create table orders (id int);\n";

    private SampleDumps() {}

    /** A dump with some rows in each table. */
    public static CatalogEntry put(ObjectStore store, DumpKey key) {
        return put(store, key, key);
    }

    /** A dump that says one thing inside and another by its key. */
    public static CatalogEntry put(ObjectStore store, DumpKey key, DumpKey inside) {
        try (ObjectWriter object = store.create(key.format(), Map.of(), 1000)) {
            DumpWriter dump = new DumpWriter(object::write, 3);
            dump.preamble(bytes("-- preamble\nBEGIN;\n"));
            dump.script(1, "V1__orders.sql", bytes(SCRIPT));
            List<TableEntry> tables = List.of(
                    table(dump, 0, ORDERS, List.of("1\tfirst", "2\t\\N", "2\t\\N")),
                    table(dump, 1, ITEMS, List.of("7\tseven")));
            dump.epilogue(bytes("COMMIT;\n-- end\n"));
            dump.finish(index(inside, tables, dump));
            StoredObject stored = object.commit();
            return new CatalogEntry(key, stored);
        }
    }

    public static DumpKey key(String name, @Nullable String version, String startedAt, String id) {
        return new DumpKey(name, version, Instant.parse(startedAt), id);
    }

    private static TableEntry table(DumpWriter dump, int number, TableName name, List<String> rows) {
        RowFraming framing = new RowFraming(
                bytes("COPY \"public\".\"" + name.name() + "\" (\"id\", \"text\") FROM stdin;\n"),
                new byte[0],
                bytes("\\.\n"),
                1,
                Integer.MAX_VALUE);
        TableTally tally = TableTally.NOTHING;
        try (TableWriter writer = dump.newTableWriter()) {
            for (String row : rows) { // A frame for each row, so that there are several.
                writer.begin(number, framing);
                byte[] line = bytes(row + "\n");
                writer.row(line, 0, line.length);
                tally = tally.plus(writer.end());
            }
        }
        ContentHash content = tally.content();
        return new TableEntry(
                name, List.of("id", "text"), tally.rows(), tally.bytes(), content.hex(), null, number == 0);
    }

    private static DumpIndex index(DumpKey key, List<TableEntry> tables, DumpWriter dump) {
        boolean versioned = key.schemaVersion() != null;
        List<MigrationEntry> migrations = new ArrayList<>();
        if (versioned) {
            migrations.add(new MigrationEntry(
                    1,
                    key.schemaVersion(),
                    "orders",
                    "SQL",
                    "V1__orders.sql",
                    1234,
                    true,
                    "2026-01-01 00:00:00",
                    true));
        }
        return new DumpIndex(
                DumpIndex.FORMAT_VERSION,
                key.id(),
                "0.1.0",
                key.name(),
                key.startedAt(),
                key.startedAt().plusSeconds(5),
                new SourceFacts("postgresql", "18.6", "orders_db", "UTF8", Map.of()),
                key.schemaVersion(),
                versioned
                        ? new HistoryFacts(
                                "flyway", new TableName("public", "flyway_schema_history"), "V", "1", List.of())
                        : null,
                migrations,
                Shape.of(List.of(), List.of()),
                tables,
                null,
                dump.frames(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Totals(
                        tables.size(),
                        tables.stream().mapToLong(TableEntry::rows).sum(),
                        tables.stream().mapToLong(TableEntry::bytes).sum()),
                List.of());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
