package dev.flyback.cli.prune;

import dev.flyback.cli.console.Console;
import dev.flyback.cli.console.Problem;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.options.OutputOptions;
import dev.flyback.cli.options.StoreOptions;
import dev.flyback.cli.settings.OfOneDatabase;
import dev.flyback.cli.settings.Settings;
import dev.flyback.cli.watch.Watch;
import dev.flyback.cli.watch.WatchOptions;
import dev.flyback.cli.watch.WatchedRun;
import dev.flyback.failure.ExitCode;
import dev.flyback.prune.PruneResult;
import dev.flyback.report.Cancellation.Registration;
import dev.flyback.report.metrics.WatchedCommand;
import jakarta.enterprise.inject.Vetoed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes dumps that no rule keeps. */
@Vetoed // Made by Program: the container would, for its annotation.
@Command(
        name = "prune",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Remove the dumps of a database that no rule keeps; its newest dump always stays.",
        footer = {
            "",
            "Examples:",
            "  flyback prune orders --keep-daily 7 --keep-weekly 4 --keep-monthly 12 --dry-run",
            "  flyback prune --all --keep-within 30d --keep-per-schema-version 1",
            "  flyback prune --all   (rules from flyback.yaml: flyback.keep-daily, flyback.databases.orders.keep-daily)"
        })
public final class PruneCommand implements Callable<Integer>, OfOneDatabase {
    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "The database's name in the store, or a database of the configuration file.")
    @Nullable
    String database;

    @Option(
            names = "--all",
            descriptionKey = Settings.COMMAND_LINE_ONLY,
            fallbackValue = "true",
            description = "All databases of the store and of the configuration file, each by its own rules.")
    boolean all;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The database's name in the store, instead of NAME. Default: the database of the URL.")
    @Nullable
    String name;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The database, for its name only; it is not connected to.")
    @Nullable
    String url;

    @Mixin
    RetentionOptions retention = new RetentionOptions();

    @Option(
            names = "--dry-run",
            fallbackValue = "true",
            description = "Show what would be removed and why, and remove nothing.")
    boolean dryRun;

    @Mixin
    StoreOptions storeOptions = new StoreOptions();

    @Mixin
    WatchOptions watching = new WatchOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Spec
    CommandSpec command;

    private final Invocation invocation;

    /** To be run once, when flags have been read into it. */
    public PruneCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Optional<String> section() {
        return invocation.given().database().or(() -> Optional.ofNullable(database));
    }

    @Override
    public Integer call() {
        Console console = output.console(invocation);
        Watch watch = watching.watch(invocation, storeOptions.caFile());
        List<String> warnings = new ArrayList<>();
        WatchedRun run =
                WatchedRun.start(WatchedCommand.PRUNE, dryRun ? Watch.NOBODY : watch, invocation, warnings::add);
        // Registered so that a signal waits for the report of what has been removed.
        try (Registration registration = invocation.cancellation().onCancel(() -> {})) {
            return run.tellingFailures(() -> prune(console, run, warnings)).number();
        } finally { // What is left here stands in no result.
            warnings.forEach(console::warn);
        }
    }

    private ExitCode prune(Console console, WatchedRun run, List<String> warnings) {
        List<PruneTarget> targets = new PruneTargets(this, invocation).all();
        run.about(all ? "" : targets.get(0).request().name().orElse(""));
        boolean rehearsal = targets.stream().anyMatch(target -> target.request().dryRun());
        PruneReport report = new PruneReport(prune(targets), rehearsal, invocation.redaction());
        Optional<Problem> problem =
                invocation.cancellation().reason().map(Problem::stopped).or(report::problem);
        run.figures(PruneFigures.of(report.results()));
        run.end(problem.map(Problem::code).orElseGet(report::exitCode), problem);
        report.print(console, console.wantsJson() ? List.copyOf(warnings) : List.of());
        if (console.wantsJson()) {
            warnings.clear();
        }
        invocation.cancellation().endIfRequested();
        new PruneFailures(invocation, console, report).tell();
        return report.exitCode();
    }

    /** One store that fails keeps none of the others from being pruned; after a signal no more is begun. */
    private List<PruneResult> prune(List<PruneTarget> targets) {
        List<PruneResult> results = new ArrayList<>();
        for (PruneTarget target : targets) {
            if (invocation.cancellation().requested()) {
                break;
            }
            try {
                results.add(invocation.parts().prune(target.store()).run(target.request(), invocation.cancellation()));
            } catch (RuntimeException e) { // Even a bug must not hide what was removed elsewhere.
                results.add(PruneResult.failed(target.store().location(), e));
            }
        }
        return results;
    }
}
