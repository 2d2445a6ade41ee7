package dev.flyback.cli.dumps;

import dev.flyback.catalog.CatalogEntry;
import dev.flyback.cli.console.TextTable;
import dev.flyback.cli.console.TextTable.Column;
import dev.flyback.cli.progress.Quantities;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.dump.index.SequenceEntry;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.report.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A dump's index as {@code show} prints it for people. */
final class IndexText {
    private final List<String> lines = new ArrayList<>();

    private IndexText() {}

    static List<String> of(CatalogEntry entry, DumpIndex index) {
        IndexText text = new IndexText();
        text.facts(entry, index);
        text.migrations(index.migrations());
        text.tables(index.tables());
        text.sequences(index.sequences());
        text.names(
                "Tables that no migration made",
                index.tables().stream()
                        .filter(table -> Boolean.FALSE.equals(table.madeByMigrations()))
                        .map(TableEntry::table)
                        .toList());
        text.names("Materialized views", index.derived());
        text.names("Warnings of the backup", index.warnings());
        return text.lines;
    }

    private void facts(CatalogEntry entry, DumpIndex index) {
        fact("Dump", index.id());
        fact("Key", entry.object().key());
        fact("Database", index.source().database() + " (" + index.name() + " in the store)");
        fact(
                "Server",
                index.source().engine() + " " + index.source().serverVersion() + ", "
                        + index.source().encoding());
        fact("Schema version", Objects.requireNonNullElse(index.schemaVersion(), "none"));
        fact("History", history(index.history()));
        fact("Fingerprint", index.shape().fingerprint());
        fact("Started", index.startedAt().toString());
        fact(
                "Finished",
                index.finishedAt() + ", after "
                        + Quantities.time(Duration.between(index.startedAt(), index.finishedAt())));
        fact(
                "Content",
                Quantities.count(index.totals().tables(), "table") + ", "
                        + Quantities.count(index.totals().rows(), "row") + ", "
                        + Quantities.bytes(index.totals().bytes()) + " of SQL, stored as "
                        + Quantities.bytes(entry.object().size()));
        if (index.largeObjects() != null) {
            fact(
                    "Large objects",
                    Quantities.count(index.largeObjects().objects()) + ", "
                            + Quantities.bytes(index.largeObjects().bytes()));
        }
        fact("Flyback", index.flybackVersion());
    }

    private void migrations(List<MigrationEntry> migrations) {
        TextTable table = new TextTable(
                Column.number("RANK"),
                Column.text("VERSION"),
                Column.text("DESCRIPTION"),
                Column.text("TYPE"),
                Column.text("SCRIPT"),
                Column.text("IN THE DUMP"));
        migrations.forEach(migration -> table.row(
                String.valueOf(migration.rank()),
                Objects.requireNonNullElse(migration.version(), "-"),
                migration.description(),
                migration.type(),
                migration.script(),
                migration.embedded() ? "yes" : "no"));
        section("Migrations", table, migrations.size());
    }

    private void tables(List<TableEntry> tables) {
        TextTable table = new TextTable(
                Column.text("TABLE"), Column.number("ROWS"), Column.number("SQL"), Column.text("CONTENT HASH"));
        tables.forEach(entry -> table.row(
                entry.table().toString(),
                Quantities.count(entry.rows()),
                Quantities.bytes(entry.bytes()),
                entry.contentHash()));
        section("Tables", table, tables.size());
    }

    private void sequences(List<SequenceEntry> sequences) {
        TextTable table = new TextTable(Column.text("SEQUENCE"), Column.number("VALUE"), Column.text("CALLED"));
        sequences.forEach(
                sequence -> table.row(sequence.name().toString(), sequence.value(), sequence.called() ? "yes" : "no"));
        section("Sequences", table, sequences.size());
    }

    private void names(String heading, List<?> names) {
        if (!names.isEmpty()) {
            lines.add("");
            lines.add(heading);
            names.forEach(name -> lines.add("  " + Printable.text(name.toString())));
        }
    }

    private void section(String heading, TextTable table, int size) {
        if (size > 0) {
            lines.add("");
            lines.add(heading);
            table.lines().forEach(line -> lines.add("  " + line));
        }
    }

    private void fact(String name, String value) {
        lines.add(String.format("%-15s %s", name, Printable.text(value)));
    }

    private static String history(@Nullable HistoryFacts history) {
        return history == null ? "none" : history.kind() + ", table " + history.table();
    }
}
