package dev.flyback.cli.backup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.flyback.cli.console.Console;
import dev.flyback.cli.console.Gravity;
import dev.flyback.cli.console.Problem;
import dev.flyback.cli.console.TextTable;
import dev.flyback.cli.console.TextTable.Column;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.progress.Quantities;
import dev.flyback.cli.secrets.Redaction;
import dev.flyback.failure.ExitCode;
import dev.flyback.report.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells how the backups of several databases ended. */
public final class FleetReport {
    private final Invocation invocation;
    private final Console console;

    /** Tells it on a console, without secrets. */
    public FleetReport(Invocation invocation, Console console) {
        this.invocation = invocation;
        this.console = console;
    }

    /** One database, as soon as it has ended. */
    public void tell(BackupOutcome outcome) {
        String name = Printable.text(outcome.section());
        outcome.dump().ifPresent(dump -> console.note(name + ": " + dump.words() + ": " + dump.key()));
        if (!console.wantsJson()) {
            outcome.problem().ifPresent(problem -> tell(name, problem));
        }
    }

    /** All of them, as the result; the worst exit code. */
    ExitCode print(List<BackupOutcome> outcomes) {
        ExitCode worst =
                Gravity.worst(outcomes.stream().map(BackupOutcome::exitCode).toList());
        if (console.wantsJson()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            outcomes.forEach(outcome -> array.add(outcome.json(invocation.redaction())));
            console.print(array);
            summarize(outcomes);
        } else if (!outcomes.isEmpty()) {
            console.print(table(outcomes).lines());
        }
        return worst;
    }

    private void tell(String name, Problem problem) {
        Redaction redaction = invocation.redaction();
        console.fail(
                problem.linesOf(name, redaction), problem.logLine(redaction).put("database", name));
    }

    /** The one error object of a run that failed; after a signal the failure of the whole run is that. */
    private void summarize(List<BackupOutcome> outcomes) {
        if (!invocation.cancellation().requested()) {
            problem(outcomes).ifPresent(problem -> console.fail(problem, invocation.redaction()));
        }
    }

    /** The failure of all of them together; empty if none failed. */
    static Optional<Problem> problem(List<BackupOutcome> outcomes) {
        List<String> failed = outcomes.stream()
                .filter(outcome -> outcome.problem().isPresent())
                .map(BackupOutcome::section)
                .toList();
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                Gravity.worst(outcomes.stream().map(BackupOutcome::exitCode).toList()),
                failed.size() + " of " + outcomes.size() + " databases failed: " + String.join(", ", failed) + ".",
                "The result tells why, each in its 'error'.",
                Optional.empty()));
    }

    private TextTable table(List<BackupOutcome> outcomes) {
        TextTable table = new TextTable(
                Column.text("DATABASE"),
                Column.number("ROWS"),
                Column.number("STORED"),
                Column.number("SECONDS"),
                Column.number("EXIT"),
                Column.text("RESULT"));
        for (BackupOutcome outcome : outcomes) {
            table.row(
                    outcome.section(),
                    outcome.dump()
                            .map(dump -> Quantities.count(
                                    dump.result().index().totals().rows()))
                            .orElse("-"),
                    outcome.dump()
                            .map(dump -> Quantities.bytes(dump.result().object().size()))
                            .orElse("-"),
                    String.format(Locale.ROOT, "%.1f", outcome.elapsed().toMillis() / 1e3),
                    String.valueOf(outcome.exitCode().number()),
                    result(outcome));
        }
        return table;
    }

    private String result(BackupOutcome outcome) {
        return outcome.dump()
                .map(WrittenDump::key)
                .or(() -> outcome.problem()
                        .map(problem ->
                                invocation.redaction().apply(problem.message()).replace('\n', ' ')))
                .orElse("");
    }
}
