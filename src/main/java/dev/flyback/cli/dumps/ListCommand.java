package dev.flyback.cli.dumps;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.catalog.Catalog;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.DumpFilter;
import dev.flyback.catalog.DumpKey;
import dev.flyback.catalog.DumpSummary;
import dev.flyback.catalog.DumpSummary.Facts;
import dev.flyback.catalog.Summaries;
import dev.flyback.cli.console.Console;
import dev.flyback.cli.console.TextTable;
import dev.flyback.cli.console.TextTable.Column;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.options.OutputOptions;
import dev.flyback.cli.options.StoreOptions;
import dev.flyback.cli.progress.Quantities;
import dev.flyback.failure.ExitCode;
import dev.flyback.failure.UsageException;
import jakarta.enterprise.inject.Vetoed;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists dumps. */
@Vetoed // Made by Program: the container would, for its annotation.
@Command(
        name = "list",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "List the dumps of the store, newest last.",
        footer = {
            "",
            "Examples:",
            "  flyback list",
            "  flyback list orders --schema-version 1.10 --limit 5",
            "  flyback list --after 2026-07-01 --json"
        })
public final class ListCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "Only dumps of the database with this name in the store.")
    @Nullable
    String name;

    @Option(names = "--schema-version", paramLabel = "VERSION", description = "Only dumps at this schema version.")
    @Nullable
    String schemaVersion;

    @Option(names = "--before", paramLabel = "INSTANT", description = "Only dumps begun before this instant.")
    @Nullable
    Instant before;

    @Option(names = "--after", paramLabel = "INSTANT", description = "Only dumps begun at this instant or later.")
    @Nullable
    Instant after;

    @Option(names = "--limit", paramLabel = "N", description = "Only the newest N.")
    @Nullable
    Integer limit;

    @Mixin
    StoreOptions storeOptions = new StoreOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Invocation invocation;

    /** To be run once, when flags have been read into it. */
    public ListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Console console = output.console(invocation);
        Catalog catalog = new Catalog(storeOptions.open(invocation.parts()));
        List<DumpSummary> summaries = new Summaries(catalog).of(newest(catalog.dumps(filter())));
        if (console.wantsJson()) {
            console.print(json(catalog, summaries));
        } else if (summaries.isEmpty()) {
            console.note("There are no such dumps in " + catalog.location() + ".");
        } else {
            console.print(table(summaries).lines());
        }
        List<DumpSummary> damaged = summaries.stream()
                .filter(summary -> summary.damage().isPresent())
                .toList();
        damaged.forEach(summary -> console.note("Warning: " + summary.damage().orElseThrow()));
        return (damaged.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS).number();
    }

    private DumpFilter filter() {
        return new DumpFilter(
                Optional.ofNullable(name),
                Optional.ofNullable(schemaVersion),
                Optional.ofNullable(before),
                Optional.ofNullable(after));
    }

    private List<CatalogEntry> newest(List<CatalogEntry> entries) {
        if (limit == null) {
            return entries;
        }
        if (limit < 0) {
            throw new UsageException("--limit " + limit + " is negative.", "Give how many dumps to list.");
        }
        return entries.subList(Math.max(0, entries.size() - limit), entries.size());
    }

    private static ArrayNode json(Catalog catalog, List<DumpSummary> summaries) {
        ArrayNode dumps = JsonNodeFactory.instance.arrayNode();
        for (DumpSummary summary : summaries) {
            ObjectNode dump = DumpJson.of(catalog.location(), summary.entry(), summary.facts());
            summary.damage().ifPresent(reason -> dump.put(summary.archived() ? "archived" : "damage", reason));
            dumps.add(dump);
        }
        return dumps;
    }

    private static TextTable table(List<DumpSummary> summaries) {
        TextTable table = new TextTable(
                Column.text("ID"),
                Column.text("NAME"),
                Column.text("VERSION"),
                Column.text("STARTED"),
                Column.number("TABLES"),
                Column.number("ROWS"),
                Column.number("SQL"),
                Column.number("STORED"));
        for (DumpSummary summary : summaries) {
            DumpKey key = summary.entry().key();
            Optional<Facts> facts = summary.facts();
            table.row(
                    key.id(),
                    key.name(),
                    Objects.requireNonNullElse(key.schemaVersion(), "-"),
                    key.startedAt().toString(),
                    facts.map(known -> Quantities.count(known.totals().tables()))
                            .orElse(summary.archived() ? "archived" : "damaged"),
                    facts.map(known -> Quantities.count(known.totals().rows())).orElse("-"),
                    facts.map(known -> Quantities.bytes(known.totals().bytes())).orElse("-"),
                    Quantities.bytes(summary.entry().object().size()));
        }
        return table;
    }
}
