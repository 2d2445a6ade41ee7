package dev.flyback.cli.schedule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.catalog.Catalog;
import dev.flyback.catalog.CatalogEntry;
import dev.flyback.catalog.DumpFilter;
import dev.flyback.cli.backup.BackupOutcome;
import dev.flyback.cli.backup.DatabaseBackup;
import dev.flyback.cli.backup.FleetMember;
import dev.flyback.cli.backup.FleetReport;
import dev.flyback.cli.console.Console;
import dev.flyback.cli.console.Problem;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.failure.ExitCode;
import dev.flyback.report.Cancellation;
import dev.flyback.schedule.AfterBackup;
import dev.flyback.schedule.RunResult;
import dev.flyback.schedule.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The backup of one database by the clock, and what follows it.
 *
 * @param name for whoever reads the results
 */
record ScheduledBackup(String name, DatabaseBackup backup, Console console, FleetReport report, AfterBackup afterBackup)
        implements Work {

    @Override
    public RunResult run(Cancellation cancellation) {
        Invocation invocation = backup.invocation();
        Supplier<Optional<ExitCode>> stopped =
                () -> cancellation.requested() ? invocation.cancellation().reason() : Optional.empty();
        // Looked at anew each time: a password may have been changed in its file.
        BackupOutcome outcome =
                FleetMember.of(name, () -> backup).run(console.startProgress(name), cancellation, stopped, invocation);
        report.tell(outcome);
        return followed(result(outcome), cancellation);
    }

    @Override
    public Optional<RunResult> runIfMissed(Instant due, Cancellation cancellation) {
        try {
            Catalog catalog = new Catalog(backup.store());
            Optional<CatalogEntry> newest =
                    catalog.newest(DumpFilter.named(backup.request().name()));
            if (newest.filter(dump -> !dump.key().startedAt().isBefore(due)).isPresent()) {
                return Optional.empty();
            }
        } catch (RuntimeException e) {
            Problem problem = Problem.of(e);
            BackupOutcome outcome = BackupOutcome.failed(name, problem);
            report.tell(outcome);
            ping(problem).forEach(console::warn);
            return Optional.of(result(outcome));
        }
        return Optional.of(run(cancellation));
    }

    /** The switch was told that the backup is well, or nothing at all. */
    private List<String> ping(Problem problem) {
        String words = problem.message() + "\n" + problem.hint() + "\n";
        return backup.watch()
                .pingOnly()
                .end(Optional.empty(), true, backup.invocation().redaction().printable(words));
    }

    private RunResult result(BackupOutcome outcome) {
        boolean anomalous = outcome.dump()
                .filter(dump -> !dump.result().anomalies().isEmpty())
                .isPresent();
        return new RunResult(
                outcome.exitCode(),
                outcome.problem().isPresent(),
                anomalous,
                outcome.json(backup.invocation().redaction()),
                outcome.telling().samples());
    }

    /** What follows a backup never removes a dump on the word of one that failed or is odd. */
    RunResult followed(RunResult result, Cancellation cancellation) {
        if (!result.isSound()) {
            return result;
        }
        try {
            AfterBackup.Done done = afterBackup.run(cancellation);
            done.details().ifPresent(details -> result.details().set(AfterBackup.FIELD, details));
            RunResult both = result.and(done.samples());
            return done.failure().map(failure -> failed(both, failure)).orElse(both);
        } catch (RuntimeException e) {
            return failed(result, e);
        }
    }

    private RunResult failed(RunResult result, RuntimeException failure) {
        Problem problem = Problem.of(failure);
        report.tell(BackupOutcome.failed(name, problem));
        ObjectNode details = result.details().put("exitCode", problem.code().number());
        details.set("error", problem.json(backup.invocation().redaction()));
        ping(problem).forEach(console::warn);
        return new RunResult(problem.code(), true, false, details, result.samples());
    }
}
