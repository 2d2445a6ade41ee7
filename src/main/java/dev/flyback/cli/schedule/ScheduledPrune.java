package dev.flyback.cli.schedule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.cli.backup.DatabaseBackup;
import dev.flyback.cli.console.Console;
import dev.flyback.cli.console.Problem;
import dev.flyback.cli.prune.PruneFigures;
import dev.flyback.cli.prune.PruneReport;
import dev.flyback.cli.prune.RetentionOptions;
import dev.flyback.cli.watch.Watch;
import dev.flyback.cli.watch.WatchedRun;
import dev.flyback.failure.ExitCode;
import dev.flyback.prune.Decision.Outcome;
import dev.flyback.prune.PruneRequest;
import dev.flyback.prune.PruneResult;
import dev.flyback.report.Cancellation;
import dev.flyback.report.metrics.WatchedCommand;
import dev.flyback.schedule.AfterBackup;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The prune that follows a sound backup by the clock: of that database alone, by its rules. */
record ScheduledPrune(DatabaseBackup backup, RetentionOptions retention, boolean dryRun, Console console)
        implements AfterBackup {
    /** Nothing without a rule. */
    static AfterBackup of(DatabaseBackup backup, RetentionOptions retention, boolean dryRun, Console console) {
        return retention.rules().isEmpty()
                ? AfterBackup.NOTHING
                : new ScheduledPrune(backup, retention, dryRun, console);
    }

    @Override
    public Done run(Cancellation cancellation) {
        Watch watch = dryRun ? Watch.NOBODY : backup.watch().withoutPing();
        WatchedRun run = WatchedRun.start(WatchedCommand.PRUNE, watch, backup.invocation(), console::warn);
        PruneResult result = run.tellingFailures(() -> prune(run, cancellation));
        Optional<Problem> problem = result.failure().map(Problem::of);
        run.figures(PruneFigures.of(List.of(result)));
        long leftAlone = result.with(Outcome.LEFT_ALONE).count();
        if (leftAlone > 0) {
            console.warn(PruneReport.leftAlone(leftAlone));
        }
        run.end(problem.map(Problem::code).orElse(leftAlone > 0 ? ExitCode.FINDINGS : ExitCode.DONE), problem);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kept", result.with(Outcome.KEPT).count())
                .put("locked", result.with(Outcome.LOCKED).count())
                .put("pending", result.with(Outcome.PENDING).count())
                .put("leftAlone", leftAlone)
                .put("abandonedWrites", result.abandoned().size())
                .put("dryRun", dryRun);
        ArrayNode removed = json.putArray("removed");
        result.with(Outcome.REMOVED)
                .forEach(decision -> removed.add(decision.entry().object().key()));
        return new Done(Optional.of(json), result.failure(), run.samples());
    }

    private PruneResult prune(WatchedRun run, Cancellation cancellation) {
        String name = backup.request().name();
        run.about(name);
        return backup.invocation()
                .parts()
                .prune(backup.store())
                .run(
                        new PruneRequest(
                                Optional.of(name),
                                Map.of(),
                                retention.rules(),
                                Optional.of(retention.unfinishedAfter()),
                                dryRun),
                        cancellation);
    }
}
