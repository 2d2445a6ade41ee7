package dev.flyback.cli.schedule;

import dev.flyback.cli.backup.BackupOptions;
import dev.flyback.cli.backup.DatabaseBackup;
import dev.flyback.cli.backup.FleetOptions;
import dev.flyback.cli.backup.FleetReport;
import dev.flyback.cli.console.Console;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.options.ConnectionOptions;
import dev.flyback.cli.options.HistoryOptions;
import dev.flyback.cli.options.JobsOption;
import dev.flyback.cli.options.OutputOptions;
import dev.flyback.cli.options.StoreOptions;
import dev.flyback.cli.prune.RetentionOptions;
import dev.flyback.cli.settings.OfOneDatabase;
import dev.flyback.cli.signals.Interrupt;
import dev.flyback.cli.watch.WatchOptions;
import dev.flyback.failure.ExitCode;
import dev.flyback.failure.FlybackException;
import dev.flyback.failure.UsageException;
import dev.flyback.schedule.AfterBackup;
import dev.flyback.schedule.Resident;
import dev.flyback.schedule.ScheduledDatabase;
import dev.flyback.schedule.Timetable;
import jakarta.enterprise.inject.Vetoed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Stays and backs up by the clock. */
@Vetoed // Made by Program: the container would, for its annotation.
@Command(
        name = "schedule",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Stay, and back up every database of the configuration file at its times; tell how it goes over"
                + " HTTP.",
        footer = {
            "",
            "Examples:",
            "  flyback schedule   (flyback.schedule or flyback.databases.NAME.schedule in flyback.yaml say when)",
            "  flyback schedule --url … --schedule '30 2 * * *' --time-zone Europe/Berlin --catch-up   (one database)",
            "  curl localhost:8080/health; curl localhost:8080/results"
        })
public final class ScheduleCommand implements Callable<Integer>, OfOneDatabase {
    @Mixin
    ScheduleOptions schedule = new ScheduleOptions();

    @Mixin
    ResidentOptions resident = new ResidentOptions();

    @Mixin
    RetentionOptions retention = new RetentionOptions();

    @Option(
            names = "--dry-run",
            fallbackValue = "true",
            description =
                    "Let the prune that follows a backup tell what it would remove, and remove nothing. Backups are made.")
    boolean dryRun;

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
    public ScheduleCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Optional<String> section() {
        return invocation.given().database();
    }

    @Override
    public Integer call() {
        Console console = output.console(invocation);
        Resident.Rules rules = resident.rules();
        List<ScheduledDatabase> databases = databases(console);
        if (databases.isEmpty()) {
            throw new UsageException("No database has a schedule.", "Set flyback.schedule for one at least.");
        }
        invocation.cancellation().grant(resident.grace);
        boolean finished = invocation
                .parts()
                .resident()
                .run(
                        databases,
                        rules,
                        invocation.cancellation(),
                        address -> console.note("Listening on http://" + resident.host + ":" + address.getPort()
                                + " for /health and /results."));
        if (!finished) {
            throw Interrupt.ended();
        }
        return ExitCode.DONE.number();
    }

    /** All of the configuration, or without any the one that the flags describe. What cannot be meant is refused before anything runs. */
    private List<ScheduledDatabase> databases(Console console) {
        List<String> sections = invocation.settings().databases(command);
        if (sections.isEmpty()) {
            return scheduled(backup().request().name(), console).stream().toList();
        }
        FleetOptions.refuseWhatIsOfOne(command, invocation.given(), "several databases");
        Map<String, String> places = new HashMap<>();
        Map<String, String> pings = new HashMap<>();
        List<ScheduledDatabase> databases = new ArrayList<>();
        for (String section : sections) {
            try {
                ScheduleCommand one = invocation.again(section, ScheduleCommand.class);
                String other =
                        places.putIfAbsent(one.backup().place(one.backup().request()), section);
                if (other != null) {
                    throw DatabaseBackup.sharedPlace(section, other);
                }
                Optional<ScheduledDatabase> scheduled = one.scheduled(section, console);
                if (scheduled.isPresent()) {
                    one.watching.requireOwnPing(pings, section);
                    databases.add(scheduled.get());
                }
            } catch (FlybackException e) {
                throw new UsageException("Database '" + section + "': " + e.getMessage(), e.hint(), e);
            }
        }
        return databases;
    }

    private Optional<ScheduledDatabase> scheduled(String name, Console console) {
        Optional<Timetable> timetable = schedule.timetable(invocation.clock().instant());
        storeOptions.open(invocation.parts()); // Refused now rather than at night.
        backup().watch();
        return timetable.map(times -> new ScheduledDatabase(
                name,
                times,
                schedule.catchUp,
                new ScheduledBackup(
                        name, backup(), console, new FleetReport(invocation, console), afterBackup(console))));
    }

    /** What follows each backup of the one database that this is about. */
    AfterBackup afterBackup(Console console) {
        return ScheduledPrune.of(backup(), retention, dryRun, console);
    }

    private DatabaseBackup backup() {
        return new DatabaseBackup(invocation, section(), options, connection, storeOptions, history, jobs, watching);
    }
}
