package dev.flyback.cli.prune;

import dev.flyback.cli.console.Console;
import dev.flyback.cli.console.Problem;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.secrets.Redaction;
import dev.flyback.prune.PruneResult;
import java.util.List;
import java.util.Optional;

/** Tells in which stores pruning ended early, after its report. One such store is the failure of the command. */
final class PruneFailures {
    private final Invocation invocation;
    private final Console console;
    private final PruneReport report;

    PruneFailures(Invocation invocation, Console console, PruneReport report) {
        this.invocation = invocation;
        this.console = console;
        this.report = report;
    }

    /** Throws the only failure, to be told as any other; tells several one by one. */
    void tell() {
        List<PruneResult> failed = report.results().stream()
                .filter(result -> result.failure().isPresent())
                .toList();
        if (failed.size() == 1) {
            throw failed.get(0).failure().get();
        }
        if (console.wantsJson() && !failed.isEmpty()) {
            console.fail(together(failed), invocation.redaction());
        } else {
            failed.forEach(this::tell);
        }
    }

    private void tell(PruneResult failed) {
        Problem problem = Problem.of(failed.failure().orElseThrow());
        Redaction redaction = invocation.redaction();
        console.fail(
                problem.linesOf(failed.store(), redaction),
                problem.logLine(redaction).put("store", failed.store()));
    }

    private Problem together(List<PruneResult> failed) {
        return new Problem(
                report.exitCode(),
                "Pruning failed in " + failed.size() + " of " + report.results().size() + " stores.",
                "The result tells why, in 'failures'.",
                Optional.empty());
    }
}
