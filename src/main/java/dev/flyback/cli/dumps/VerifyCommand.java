package dev.flyback.cli.dumps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.catalog.Catalog;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.DumpChooser;
import dev.flyback.cli.console.Console;
import dev.flyback.cli.console.Problem;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.options.ChoiceOptions;
import dev.flyback.cli.options.JobsOption;
import dev.flyback.cli.options.OutputOptions;
import dev.flyback.cli.options.StoreOptions;
import dev.flyback.cli.progress.ProgressMeter;
import dev.flyback.cli.watch.Watch;
import dev.flyback.cli.watch.WatchOptions;
import dev.flyback.cli.watch.WatchedRun;
import dev.flyback.failure.DumpDamagedException;
import dev.flyback.failure.ExitCode;
import dev.flyback.report.Printable;
import dev.flyback.report.metrics.Metric;
import dev.flyback.report.metrics.WatchedCommand;
import dev.flyback.verify.Verify;
import dev.flyback.verify.VerifyResult;
import jakarta.enterprise.inject.Vetoed;
import java.util.List;
import java.util.Optional;
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
public final class VerifyCommand implements Callable<Integer> {
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
    WatchOptions watching = new WatchOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Invocation invocation;

    /** To be run once, when flags have been read into it. */
    public VerifyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Console console = output.console(invocation);
        Watch watch = watching.watch(invocation, storeOptions.caFile());
        try (ProgressMeter progress = console.startProgress()) {
            WatchedRun run = WatchedRun.start(WatchedCommand.VERIFY, watch, invocation, progress::warn);
            run.phases(progress::phases);
            return run.tellingFailures(() -> verify(console, progress, run)).number();
        }
    }

    private ExitCode verify(Console console, ProgressMeter progress, WatchedRun run) {
        Catalog catalog = new Catalog(storeOptions.open(invocation.parts()));
        int workers = jobs.jobs();
        CatalogEntry entry = choice.choose(new DumpChooser(catalog));
        run.about(entry.key().name());
        Verify verify = new Verify(catalog, invocation.parts()::engine);
        VerifyResult result = quick ? verify.quick(entry) : verify.full(entry, workers, progress);
        progress.endPhases();
        run.figure(Metric.VERIFY_STORED_BYTES, entry.object().size());
        run.figure(Metric.VERIFY_PROBLEMS, result.problems().size());
        Optional<DumpDamagedException> damage = damage(entry, result);
        run.end(damage.isPresent() ? ExitCode.DUMP_DAMAGED : ExitCode.DONE, damage.map(Problem::of));
        progress.close();
        print(console, entry, result, progress.warnings());
        if (damage.isPresent()) {
            throw damage.get();
        }
        return ExitCode.DONE;
    }

    private static Optional<DumpDamagedException> damage(CatalogEntry entry, VerifyResult result) {
        if (result.ok()) {
            return Optional.empty();
        }
        String damaged = "The dump " + entry.object().key() + " is damaged: ";
        String first = result.problems().get(0);
        return Optional.of(new DumpDamagedException(
                (first.startsWith(damaged) ? "" : damaged)
                        + Printable.text(first)
                        + (result.problems().size() > 1
                                ? " There are " + result.problems().size() + " problems."
                                : ""),
                "Do not rely on it: choose another dump (flyback list shows them), or make a new one."));
    }

    private void print(Console console, CatalogEntry entry, VerifyResult result, List<String> warnings) {
        if (console.wantsJson()) {
            ObjectNode json =
                    JsonNodeFactory.instance.objectNode().put("id", result.id()).put("ok", result.ok());
            result.problems().forEach(json.putArray("problems")::add);
            warnings.forEach(json.putArray("warnings")::add);
            console.print(json);
        } else if (result.ok()) {
            console.print(entry.object().key() + (quick ? ": index and size are right" : ": every byte is right"));
        } else {
            result.problems().forEach(problem -> console.print(Printable.text(problem)));
        }
    }
}
