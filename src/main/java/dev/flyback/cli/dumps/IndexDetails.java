package dev.flyback.cli.dumps;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.DumpSummary.Facts;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.LargeObjectsEntry;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.dump.index.SequenceEntry;
import dev.flyback.dump.index.TableEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A dump's index as {@code show --json} prints it. */
final class IndexDetails {
    private IndexDetails() {}

    static ObjectNode of(String store, CatalogEntry entry, DumpIndex index) {
        ObjectNode dump = DumpJson.of(store, entry, Optional.of(Facts.of(index)));
        dump.put("encoding", index.source().encoding());
        ArrayNode migrations = dump.putArray("migrations");
        index.migrations().forEach(migration -> put(migrations.addObject(), migration));
        ArrayNode tables = dump.putArray("tables");
        index.tables().forEach(table -> put(tables.addObject(), table));
        putLargeObjects(dump, index.largeObjects());
        ArrayNode sequences = dump.putArray("sequences");
        index.sequences().forEach(sequence -> put(sequences.addObject(), sequence));
        ArrayNode unexplained = dump.putArray("notMadeByMigrations");
        index.tables().stream()
                .filter(table -> Boolean.FALSE.equals(table.madeByMigrations()))
                .forEach(table -> unexplained.add(table.table().toString()));
        index.notMadeByMigrations().forEach(name -> unexplained.add(name.toString()));
        index.schemas().forEach(dump.putArray("schemas")::add);
        ArrayNode views = dump.putArray("materializedViews");
        index.derived().forEach(view -> views.add(view.toString()));
        index.warnings().forEach(dump.putArray("warnings")::add);
        return dump;
    }

    private static void put(ObjectNode node, MigrationEntry migration) {
        node.put("rank", migration.rank())
                .put("version", migration.version())
                .put("description", migration.description())
                .put("type", migration.type())
                .put("script", migration.script())
                .put("checksum", migration.checksum())
                .put("success", migration.success())
                .put("installedOn", migration.installedOn())
                .put("embedded", migration.embedded());
    }

    private static void put(ObjectNode node, TableEntry table) {
        node.put("name", table.table().toString());
        table.columns().forEach(node.putArray("columns")::add);
        node.put("rows", table.rows()).put("bytes", table.bytes()).put("contentHash", table.contentHash());
    }

    private static void put(ObjectNode node, SequenceEntry sequence) {
        node.put("name", sequence.name().toString())
                .put("value", sequence.value())
                .put("called", sequence.called());
    }

    private static void putLargeObjects(ObjectNode dump, @Nullable LargeObjectsEntry largeObjects) {
        if (largeObjects == null) {
            dump.putNull("largeObjects");
        } else {
            dump.putObject("largeObjects")
                    .put("objects", largeObjects.objects())
                    .put("bytes", largeObjects.bytes())
                    .put("contentHash", largeObjects.contentHash());
        }
    }
}
