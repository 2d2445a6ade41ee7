package dev.flyback.cli.dumps;

import dev.flyback.catalog.Catalog;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.DumpChooser;
import dev.flyback.cli.console.Console;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.options.ChoiceOptions;
import dev.flyback.cli.options.OutputOptions;
import dev.flyback.cli.options.StoreOptions;
import dev.flyback.cli.settings.Settings;
import dev.flyback.database.Engine;
import dev.flyback.dump.DumpReader;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.TableName;
import dev.flyback.failure.ExitCode;
import dev.flyback.failure.Suggestion;
import dev.flyback.failure.UsageException;
import dev.flyback.report.Printable;
import dev.flyback.verify.SqlExport;
import jakarta.enterprise.inject.Vetoed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a dump's SQL. */
@Vetoed // Made by Program: the container would, for its annotation.
@Command(
        name = "cat",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Write a dump's SQL to standard output, ready for psql or mysql; each part is checked first.",
        footer = {
            "",
            "Examples:",
            "  flyback cat latest --name orders | psql TARGET   (TARGET stands at the same migrations)",
            "  flyback cat 3f2a --table public.orders",
            "  flyback cat 3f2a --migrations"
        })
public final class CatCommand implements Callable<Integer> {
    @Mixin
    ChoiceOptions choice = new ChoiceOptions();

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            description = "Only the rows of this table, TABLE or SCHEMA.TABLE; the target's table is not emptied.")
    @Nullable
    String table;

    @Option(
            names = "--migrations",
            fallbackValue = "true",
            descriptionKey = Settings.COMMAND_LINE_ONLY, // Elsewhere it names folders.
            description = "Only the migration scripts that the dump holds, in the order in which they were applied.")
    boolean migrations;

    @Mixin
    StoreOptions storeOptions = new StoreOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Invocation invocation;

    /** To be run once, when flags have been read into it. */
    public CatCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (table != null && migrations) {
            throw new UsageException("--table and --migrations exclude each other.", "Leave one of them out.");
        }
        Console console = output.console(invocation);
        Catalog catalog = new Catalog(storeOptions.open(invocation.parts()));
        CatalogEntry entry = choice.choose(new DumpChooser(catalog));
        DumpReader dump = catalog.open(entry);
        if (migrations) {
            return migrations(console, dump).number();
        }
        SqlExport export = new SqlExport(dump);
        if (table == null) {
            console.print(export::all);
        } else {
            int position = position(dump.index(), table);
            Engine engine = invocation.parts().engine(dump.index().source().engine());
            console.print(output -> export.table(position, engine, output));
        }
        return ExitCode.DONE.number();
    }

    private static ExitCode migrations(Console console, DumpReader dump) {
        List<String> missing = new ArrayList<>();
        console.print(output -> missing.addAll(new SqlExport(dump).migrations(output)));
        missing.forEach(script -> console.note("Warning: the dump does not hold " + Printable.text(script) + "."));
        return missing.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private static int position(DumpIndex index, String wanted) {
        List<TableName> names =
                index.tables().stream().map(entry -> entry.table()).toList();
        List<Integer> matches = IntStream.range(0, names.size())
                .filter(i -> names.get(i).toString().equals(wanted))
                .boxed()
                .toList();
        if (matches.isEmpty()) {
            matches = IntStream.range(0, names.size())
                    .filter(i -> names.get(i).name().equals(wanted))
                    .boxed()
                    .toList();
        }
        if (matches.size() == 1) {
            return matches.get(0);
        }
        throw new UsageException(
                (matches.isEmpty() ? "The dump has no table '" : "The dump has several tables '")
                        + Printable.text(wanted) + "'.",
                Suggestion.of(wanted, names.stream().map(TableName::toString).toList())
                        .map(name -> "Did you mean '" + name + "'?")
                        .orElse("Write it as SCHEMA.TABLE; flyback show lists the tables."));
    }
}
