package dev.flyback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    /** The failure of all of them together; empty if none failed. */
    Optional<Problem> problem() {
        List<PruneResult> failed = failed();
        if (failed.size() < 2) {
            return failed.stream().findFirst().map(PruneFailures::problem);
        }
        return Optional.of(new Problem(
                report.exitCode(),
                "Pruning failed in " + failed.size() + " of " + report.results().size() + " stores.",
                "The result tells why.",
                Optional.empty()));
    }

    /** Throws the only failure, to be told as any other; tells several one by one. */
    void tell() {
        List<PruneResult> failed = failed();
        if (failed.size() == 1) {
            throw failed.get(0).failure().orElseThrow();
        }
        if (console.wantsJson()) {
            problem().ifPresent(this::summarize);
        } else {
            failed.forEach(this::tell);
        }
    }

    private List<PruneResult> failed() {
        return report.results().stream()
                .filter(result -> result.failure().isPresent())
                .toList();
    }

    private static Problem problem(PruneResult failed) {
        return Problem.of(failed.failure().orElseThrow());
    }

    private void tell(PruneResult failed) {
        Problem problem = problem(failed);
        Redaction redaction = invocation.redaction();
        String trace = problem.cause()
                .filter(cause -> problem.isBug())
                .map(cause -> redaction.printable(Failures.trace(cause)))
                .orElse("");
        console.fail(
                trace + failed.store() + ": Error: " + redaction.printable(problem.message()) + "\n" + failed.store()
                        + ": Hint: " + redaction.printable(problem.hint()),
                problem.logLine(redaction).put("store", failed.store()));
    }

    private void summarize(Problem problem) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.set("error", problem.json(invocation.redaction()));
        console.fail(error.toString(), problem.logLine(invocation.redaction()));
    }
}
