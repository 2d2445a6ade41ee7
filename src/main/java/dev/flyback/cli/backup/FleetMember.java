package dev.flyback.cli.backup;

import dev.flyback.backup.BackupRequest;
import dev.flyback.cli.console.Problem;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.progress.ProgressMeter;
import dev.flyback.cli.watch.Telling;
import dev.flyback.cli.watch.Watch;
import dev.flyback.cli.watch.WatchedRun;
import dev.flyback.failure.ExitCode;
import dev.flyback.report.Cancellation;
import dev.flyback.report.metrics.WatchedCommand;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A database that is backed up, alone or with others.
 *
 * @param section its name for those who read of it
 * @param name its name in the store, if it is known
 * @param watch who is told
 * @param ready what is to be done, or why it cannot be
 */
public record FleetMember(String section, Optional<String> name, Watch watch, Ready ready) {

    /** Whether the database's settings can be meant. */
    sealed interface Ready {}

    /** They can. */
    record Able(DatabaseBackup backup, BackupRequest request) implements Ready {}

    /** They cannot. */
    record Unable(Problem problem) implements Ready {}

    /** Looks at the settings of a database; bad ones are its own failure. */
    public static FleetMember of(String section, Supplier<DatabaseBackup> settings) {
        Optional<String> name = Optional.empty();
        Watch watch = Watch.NOBODY;
        try {
            DatabaseBackup backup = settings.get();
            name = backup.givenName();
            watch = backup.watch();
            BackupRequest request = backup.request();
            return new FleetMember(section, Optional.of(request.name()), watch, new Able(backup, request));
        } catch (RuntimeException e) {
            return new FleetMember(section, name, watch, unable(e));
        }
    }

    /**
     * This one, if no other has the place of its dumps.
     *
     * @param others by their places; this one is added
     */
    FleetMember inItsOwnPlace(Map<String, String> others) {
        if (!(ready instanceof Able able)) {
            return this;
        }
        try {
            String other = others.putIfAbsent(able.backup().place(able.request()), section);
            // Not by the name that the other one is known by.
            return other == null
                    ? this
                    : new FleetMember(
                            section, Optional.empty(), watch, unable(DatabaseBackup.sharedPlace(section, other)));
        } catch (RuntimeException e) {
            return new FleetMember(section, name, watch, unable(e));
        }
    }

    private static Unable unable(RuntimeException failure) {
        return new Unable(Problem.of(failure));
    }

    /** Makes the dump, and tells of it. Nothing is thrown: what goes wrong is the outcome. The meter is closed. */
    public BackupOutcome run(
            ProgressMeter progress,
            Cancellation cancellation,
            Supplier<Optional<ExitCode>> stopped,
            Invocation invocation) {
        try (progress) {
            List<String> untold = new ArrayList<>();
            WatchedRun run = WatchedRun.start(WatchedCommand.BACKUP, watch, invocation, warning -> {
                untold.add(warning);
                progress.warn(warning);
            });
            name.ifPresent(run::about);
            run.phases(progress::phases);
            BackupOutcome outcome = attempt(progress, cancellation, stopped, invocation.clock());
            progress.endPhases();
            outcome.dump().ifPresent(dump -> BackupFigures.tell(dump, run));
            run.end(outcome.exitCode(), outcome.problem());
            return outcome.told(new Telling(run.samples(), untold), progress.warnings());
        }
    }

    private BackupOutcome attempt(
            ProgressMeter progress, Cancellation cancellation, Supplier<Optional<ExitCode>> stopped, Clock clock) {
        if (!(ready instanceof Able able)) {
            return BackupOutcome.failed(section, ((Unable) ready).problem());
        }
        Instant start = clock.instant();
        Optional<WrittenDump> dump = Optional.empty();
        Optional<Problem> problem = Optional.empty();
        try {
            dump = Optional.of(able.backup().write(able.request(), able.backup().store(), progress, cancellation));
            able.backup().options().failOn(dump.get().result().anomalies());
        } catch (RuntimeException | Error e) { // One that fails must not take the others with it.
            problem = dump.isPresent()
                    ? Optional.of(Problem.of(e))
                    : stopped.get().map(Problem::stopped).or(() -> Optional.of(Problem.of(e)));
        }
        return new BackupOutcome(section, dump, problem, Duration.between(start, clock.instant()), Telling.NOTHING);
    }
}
