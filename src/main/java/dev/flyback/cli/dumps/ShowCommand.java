package dev.flyback.cli.dumps;

import dev.flyback.catalog.Catalog;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.DumpChooser;
import dev.flyback.cli.console.Console;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.options.ChoiceOptions;
import dev.flyback.cli.options.OutputOptions;
import dev.flyback.cli.options.StoreOptions;
import dev.flyback.dump.index.DumpIndex;
import dev.flyback.failure.ExitCode;
import jakarta.enterprise.inject.Vetoed;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows one dump. */
@Vetoed // Made by Program: the container would, for its annotation.
@Command(
        name = "show",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Show everything that a dump's index says: tables, migrations, sequences.",
        footer = {"", "Examples:", "  flyback show latest --name orders", "  flyback show 3f2a --json"})
public final class ShowCommand implements Callable<Integer> {
    @Mixin
    ChoiceOptions choice = new ChoiceOptions();

    @Mixin
    StoreOptions storeOptions = new StoreOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Invocation invocation;

    /** To be run once, when flags have been read into it. */
    public ShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Console console = output.console(invocation);
        Catalog catalog = new Catalog(storeOptions.open(invocation.parts()));
        CatalogEntry entry = choice.choose(new DumpChooser(catalog));
        DumpIndex index = catalog.open(entry).index();
        if (console.wantsJson()) {
            console.print(IndexDetails.of(catalog.location(), entry, index));
        } else {
            console.print(IndexText.of(entry, index));
        }
        return ExitCode.DONE.number();
    }
}
