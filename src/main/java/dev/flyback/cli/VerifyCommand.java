package dev.flyback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.catalog.Catalog;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.DumpChooser;
import dev.flyback.cli.progress.ProgressMeter;
import dev.flyback.failure.DumpDamagedException;
import dev.flyback.failure.ExitCode;
import dev.flyback.report.Printable;
import dev.flyback.verify.Verify;
import dev.flyback.verify.VerifyResult;
import jakarta.enterprise.inject.Vetoed;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks a dump's bytes. */
@Vetoed // Made by Program: the container would, for its annotation.
@Command(
        name = "verify",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Read a whole dump from the store and check every hash, length and row.",
        footer = {"", "Examples:", "  flyback verify", "  flyback verify 3f2a --quick"})
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    ChoiceOptions choice = new ChoiceOptions();

    @Option(
            names = "--quick",
            fallbackValue = "true",
            description = "Check only the index and the size, which reads little.")
    boolean quick;

    @Mixin
    StoreOptions storeOptions = new StoreOptions();

    @Mixin
    JobsOption jobs = new JobsOption();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Invocation invocation;

    VerifyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Console console = output.console(invocation.terminal());
        Catalog catalog = new Catalog(storeOptions.open(invocation.wiring()));
        int workers = jobs.jobs();
        CatalogEntry entry = choice.choose(new DumpChooser(catalog));
        Verify verify = new Verify(catalog, invocation.wiring()::engine);
        VerifyResult result;
        try (ProgressMeter progress = console.startProgress()) {
            result = quick ? verify.quick(entry) : verify.full(entry, workers, progress);
        }
        print(console, entry, result);
        if (!result.ok()) {
            throw new DumpDamagedException(
                    "The dump " + entry.object().key() + " is damaged: "
                            + Printable.text(result.problems().get(0))
                            + (result.problems().size() > 1
                                    ? " There are " + result.problems().size() + " problems."
                                    : ""),
                    "Do not rely on it: choose another dump (flyback list shows them), or make a new one.");
        }
        return ExitCode.DONE.number();
    }

    private void print(Console console, CatalogEntry entry, VerifyResult result) {
        if (console.wantsJson()) {
            ObjectNode json =
                    JsonNodeFactory.instance.objectNode().put("id", result.id()).put("ok", result.ok());
            result.problems().forEach(json.putArray("problems")::add);
            console.print(json);
        } else if (result.ok()) {
            console.print(entry.object().key() + (quick ? ": index and size are right" : ": every byte is right"));
        } else {
            result.problems().forEach(problem -> console.print(Printable.text(problem)));
        }
    }
}
