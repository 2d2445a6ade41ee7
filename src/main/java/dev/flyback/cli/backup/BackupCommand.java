package dev.flyback.cli.backup;

import dev.flyback.cli.console.Console;
import dev.flyback.cli.console.Problem;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.options.ConnectionOptions;
import dev.flyback.cli.options.HistoryOptions;
import dev.flyback.cli.options.JobsOption;
import dev.flyback.cli.options.OutputOptions;
import dev.flyback.cli.options.StoreOptions;
import dev.flyback.cli.settings.OfOneDatabase;
import dev.flyback.cli.watch.Watch;
import dev.flyback.cli.watch.WatchOptions;
import dev.flyback.cli.watch.WatchedRun;
import dev.flyback.failure.ExitCode;
import dev.flyback.failure.UsageException;
import dev.flyback.report.metrics.WatchedCommand;
import jakarta.enterprise.inject.Vetoed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a dump. */
@Vetoed // Made by Program: the container would, for its annotation.
@Command(
        name = "backup",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Write one dump of a database into the store, and print its key.",
        footer = {
            "",
            "Examples:",
            "  FLYBACK_PASSWORD=… flyback backup --url jdbc:postgresql://db/orders --username backup --store /backups",
            "  flyback backup --migrations src/main/resources/db/migration   (embeds the scripts)",
            "  flyback backup orders   (settings from flyback.databases.orders in flyback.yaml)",
            "  flyback backup --all --databases-at-once 2   (every database of flyback.yaml)"
        })
public final class BackupCommand implements Callable<Integer>, OfOneDatabase {
    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "A database of the configuration file: its section flyback.databases.NAME counts first.")
    @Nullable
    String section;

    @Mixin
    FleetOptions fleet = new FleetOptions();

    @Mixin
    BackupOptions options = new BackupOptions();

    @Mixin
    ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    StoreOptions storeOptions = new StoreOptions();

    @Mixin
    HistoryOptions history = new HistoryOptions();

    @Mixin
    JobsOption jobs = new JobsOption();

    @Mixin
    WatchOptions watching = new WatchOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Spec
    CommandSpec command;

    private final Invocation invocation;

    /** To be run once, when flags have been read into it. */
    public BackupCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Optional<String> section() {
        return Optional.ofNullable(section).or(invocation.given()::database);
    }

    @Override
    public Integer call() {
        fleet.check(invocation.given(), section);
        Console console = output.console(invocation);
        return (fleet.all ? all(console) : one(console)).number();
    }

    /** One of several: what all have in common is told for all of them. */
    DatabaseBackup backupWithin(WatchOptions whole) {
        watching.leavePingTo(whole);
        return backup();
    }

    /** What these settings describe. */
    DatabaseBackup backup() {
        return new DatabaseBackup(invocation, section(), options, connection, storeOptions, history, jobs, watching);
    }

    private ExitCode one(Console console) {
        section().ifPresentOrElse(name -> invocation.settings().requireSection(command, name), this::requireUrl);
        BackupOutcome outcome = FleetMember.of(section().orElse(""), this::backup)
                .run(console.startProgress(), invocation.cancellation(), invocation.cancellation()::reason, invocation);
        outcome.dump().ifPresent(dump -> print(console, dump));
        if (outcome.problem().isPresent()) {
            if (console.wantsJson() && outcome.dump().isEmpty()) {
                outcome.telling().warnings().forEach(console::warn);
            }
            throw outcome.problem().get().thrown();
        }
        return outcome.exitCode();
    }

    /** Where a file has sections, one of them is meant rather than a URL for all. */
    private void requireUrl() {
        List<String> sections = invocation.settings().databases(command);
        if (!connection.isGiven() && !sections.isEmpty()) {
            throw new UsageException(
                    "Which database of the configuration?",
                    "Name it, as flyback backup " + sections.get(0) + ", or give --all. There are: "
                            + String.join(", ", sections) + ".");
        }
    }

    private ExitCode all(Console console) {
        Watch whole = watching.watch(invocation, storeOptions.caFile()).pingOnly();
        WatchedRun run = WatchedRun.start(WatchedCommand.BACKUP, whole, invocation, console::warn);
        return run.tellingFailures(() -> all(console, run));
    }

    private ExitCode all(Console console, WatchedRun run) {
        List<String> sections = invocation.settings().databases(command);
        if (sections.isEmpty()) {
            throw new UsageException(
                    "The configuration has no databases.",
                    "Add them as flyback.databases.NAME in flyback.yaml, or leave --all out.");
        }
        int atOnce = fleet.atOnce();
        Shard shard = fleet.share(invocation.given());
        Fleet databases = new Fleet(invocation, console);
        List<FleetMember> members = databases.members(sections, shard, watching);
        if (members.isEmpty()) {
            console.note("None of the " + sections.size() + " databases belongs to shard " + shard + ".");
        }
        List<BackupOutcome> outcomes = databases.run(members, atOnce);
        ExitCode worst = databases.print(outcomes);
        invocation.cancellation().endIfRequested();
        Optional<Problem> problem = FleetReport.problem(outcomes);
        problem.map(what -> output.lastWords(what.lastWords(invocation.redaction())))
                .ifPresent(unwritten -> unwritten.forEach(console::warn));
        run.end(worst, problem);
        return worst;
    }

    private static void print(Console console, WrittenDump dump) {
        if (console.wantsJson()) {
            console.print(dump.json());
        } else {
            console.note(dump.words() + ":");
            console.print(dump.key());
        }
    }
}
