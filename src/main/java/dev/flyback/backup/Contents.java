package dev.flyback.backup;

import dev.flyback.backup.Tagging.Tag;
import dev.flyback.catalog.DumpKey;
import dev.flyback.database.ScriptWriter;
import dev.flyback.database.Snapshot;
import dev.flyback.database.Snapshot.SourceTable;
import dev.flyback.dump.TableTally;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.FrameEntry;
import dev.flyback.dump.index.LargeObjectAccess;
import dev.flyback.dump.index.LargeObjectsEntry;
import dev.flyback.dump.index.SequenceEntry;
import dev.flyback.dump.index.Shape;
import dev.flyback.dump.index.SourceFacts;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.dump.index.Totals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** What one dump will hold: all that is known before the first row is read, and the index made of it afterwards. */
final class Contents {
    private final DumpIdentity identity;
    private final String name;
    private final SourceFacts source;
    private final Tag tag;
    private final Shape shape;
    private final List<SourceTable> tables;
    private final Optional<SourceTable> largeObjects;
    private final List<LargeObjectAccess> access;
    private final List<TableName> derived;
    private final List<TableName> unmade;
    private final List<String> schemas;
    private final List<String> warnings;

    Contents(DumpIdentity identity, BackupRequest request, SourceFacts source, Snapshot snapshot, Tag tag) {
        this.identity = identity;
        this.name = request.name();
        this.schemas = request.snapshot().schemas();
        this.source = source;
        this.tag = tag;
        this.tables = snapshot.tables().stream()
                .filter(table -> tag.table().filter(table.name()::equals).isEmpty())
                .toList();
        this.shape = tag.table().map(snapshot.shape()::without).orElse(snapshot.shape());
        this.largeObjects = snapshot.largeObjects();
        this.access = snapshot.largeObjectAccess();
        this.derived = snapshot.derived();
        this.unmade = tag.origins().unmade(shape);
        this.warnings = new ArrayList<>(snapshot.warnings());
        warnings.addAll(tag.problems());
        tables.stream()
                .filter(table -> Boolean.FALSE.equals(tag.origins().madeByMigrations(table.name())))
                .forEach(table -> warnings.add("Table " + table.name()
                        + " is named by no migration: it is dumped, but a restore can place it only where it exists."));
        unmade.forEach(object -> warnings.add(object + " is named by no migration: a restore will not make it."));
    }

    DumpKey key() {
        return new DumpKey(name, tag.schemaVersion(), identity.startedAt(), identity.id());
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    Optional<TableName> historyTable() {
        return tag.table();
    }

    /** The tables of the index, in its order. */
    List<SourceTable> tables() {
        return tables;
    }

    /** All that has rows: the tables and, if there are any, the large objects. */
    List<SourceTable> everything() {
        List<SourceTable> everything = new ArrayList<>(tables);
        largeObjects.ifPresent(everything::add);
        return everything;
    }

    long estimatedBytes() {
        return everything().stream().mapToLong(SourceTable::estimatedBytes).sum();
    }

    long estimatedRows() {
        return everything().stream().mapToLong(SourceTable::estimatedRows).sum();
    }

    /** Short facts for the store; name and version are spelled as in the key, since metadata is ASCII. */
    Map<String, String> metadata() {
        String[] key = key().format().split("/", -1);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("flyback-name", key[0]);
        facts.put("flyback-schema-version", key[1]);
        facts.put("flyback-id", identity.id());
        facts.put("flyback-engine", source.engine());
        facts.put("flyback-fingerprint", shape.fingerprint());
        return facts;
    }

    ScriptWriter.Facts scriptFacts() {
        return new ScriptWriter.Facts(
                identity.id(),
                identity.flybackVersion(),
                identity.startedAt(),
                source,
                tag.schemaVersion(),
                tag.history(),
                tag.effective(),
                tables.stream().map(SourceTable::name).toList(),
                largeObjects.isPresent(),
                access,
                derived);
    }

    /** The scripts to embed, in the order of ranks. */
    List<Script> scripts() {
        return tag.entries().stream()
                .filter(entry -> tag.scripts().containsKey(entry.rank()))
                .map(entry ->
                        new Script(entry.rank(), entry.script(), tag.scripts().getOrDefault(entry.rank(), new byte[0])))
                .toList();
    }

    /** A script to embed. */
    record Script(int rank, String name, byte[] text) {}

    DumpIndex index(
            List<FrameEntry> frames,
            IntFunction<TableTally> tallies,
            List<SequenceEntry> sequences,
            Instant finishedAt) {
        List<TableEntry> entries = new ArrayList<>();
        Totals totals = new Totals(tables.size(), 0, 0);
        for (SourceTable table : tables) {
            TableTally tally = tallies.apply(entries.size());
            entries.add(new TableEntry(
                    table.name(),
                    table.columns(),
                    tally.rows(),
                    tally.bytes(),
                    tally.content().hex(),
                    table.routedBy(),
                    tag.origins().madeByMigrations(table.name())));
            totals = new Totals(tables.size(), totals.rows() + tally.rows(), totals.bytes() + tally.bytes());
        }
        TableTally pieces = tallies.apply(FrameEntry.LARGE_OBJECTS);
        return new DumpIndex(
                DumpIndex.FORMAT_VERSION,
                identity.id(),
                identity.flybackVersion(),
                name,
                identity.startedAt(),
                finishedAt,
                source,
                tag.schemaVersion(),
                tag.history().orElse(null),
                tag.entries(),
                shape,
                entries,
                largeObjects.isEmpty()
                        ? null
                        : new LargeObjectsEntry(
                                largeObjects.get().estimatedRows(),
                                pieces.rows(),
                                pieces.bytes(),
                                pieces.content().hex(),
                                access),
                frames,
                sequences,
                derived,
                unmade,
                schemas,
                totals,
                warnings);
    }
}
