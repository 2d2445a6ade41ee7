package dev.flyback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.prune.PruneResult;
import java.util.List;

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
            summarize(failed);
        } else {
            failed.forEach(this::tell);
        }
    }

    private void tell(PruneResult failed) {
        Problem problem = Problem.of(failed.failure().orElseThrow());
        Redaction redaction = invocation.redaction();
        String trace = problem.cause()
                .filter(cause -> problem.isBug())
                .map(cause -> redaction.printable(Failures.trace(cause)))
                .orElse("");
        invocation
                .terminal()
                .errors()
                .println(trace + failed.store() + ": Error: " + redaction.printable(problem.message()) + "\n"
                        + failed.store() + ": Hint: " + redaction.printable(problem.hint()));
    }

    private void summarize(List<PruneResult> failed) {
        Problem worst = report.problem().orElseThrow();
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.putObject("error")
                .put("code", worst.code().number())
                .put("name", worst.code().name())
                .put(
                        "message",
                        "Pruning failed in " + failed.size() + " of "
                                + report.results().size() + " stores.")
                .put("hint", "The result tells why, in 'failures'.");
        invocation.terminal().errors().println(error);
    }
}
