package dev.flyback.cli.prune;

import dev.flyback.cli.console.Console;
import dev.flyback.cli.console.Gravity;
import dev.flyback.cli.console.Problem;
import dev.flyback.cli.progress.Quantities;
import dev.flyback.cli.secrets.Redaction;
import dev.flyback.failure.ExitCode;
import dev.flyback.prune.Decision.Outcome;
import dev.flyback.prune.PruneResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What pruning has done, told. */
public final class PruneReport {
    private final List<PruneResult> results;
    private final boolean dryRun;
    private final Redaction redaction;

    PruneReport(List<PruneResult> results, boolean dryRun, Redaction redaction) {
        this.redaction = redaction;
        this.results = List.copyOf(results);
        this.dryRun = dryRun;
    }

    /** @param warnings for the result, where it has a place for them */
    void print(Console console, List<String> warnings) {
        if (console.wantsJson()) {
            console.print(new PruneJson(results, dryRun, warnings, redaction)::writeTo);
            return;
        }
        if (sum(result -> result.decisions().size() + result.otherCount()) > 0) {
            console.print(new PruneText(results, dryRun)::writeTo);
        }
        notes().forEach(console::note);
    }

    List<PruneResult> results() {
        return results;
    }

    /** The gravest. A dump that is none at its end is something to look at; a lock is not. */
    ExitCode exitCode() {
        List<ExitCode> codes = new ArrayList<>();
        codes.add(count(Outcome.LEFT_ALONE) > 0 ? ExitCode.FINDINGS : ExitCode.DONE);
        problems().map(Problem::code).forEach(codes::add);
        return Gravity.worst(codes);
    }

    /** The gravest failure, if there is one. */
    Optional<Problem> problem() {
        ExitCode worst = exitCode();
        return problems().filter(problem -> problem.code() == worst).findFirst();
    }

    private Stream<Problem> problems() {
        return results.stream().flatMap(result -> result.failure().stream()).map(Problem::of);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        long bytes = sum(result -> result.with(Outcome.REMOVED)
                .mapToLong(decision -> decision.entry().object().size())
                .sum());
        notes.add((dryRun ? "Would remove " : "Removed ") + count(Outcome.REMOVED) + " of "
                + Quantities.count(sum(result -> result.decisions().size()), "dump") + ", " + Quantities.bytes(bytes)
                + ".");
        long abandoned = sum(result -> result.abandoned().size());
        if (abandoned > 0) {
            notes.add((dryRun ? "Would abandon " : "Abandoned ") + Quantities.count(abandoned, "unfinished write")
                    + " of killed backups.");
        }
        if (count(Outcome.LOCKED) > 0) {
            notes.add("The store holds " + Quantities.count(count(Outcome.LOCKED), "dump")
                    + " by a lock; what no rule keeps goes when the lock has ended.");
        }
        if (count(Outcome.LEFT_ALONE) > 0) {
            notes.add("Warning: " + leftAlone(count(Outcome.LEFT_ALONE)));
        }
        if (count(Outcome.PENDING) > 0) {
            notes.add(Quantities.count(count(Outcome.PENDING), "dump") + " that no rule keeps "
                    + (count(Outcome.PENDING) == 1 ? "is" : "are") + " left for the next run.");
        }
        long others = sum(PruneResult::otherCount);
        if (others > 0) {
            notes.add(Quantities.count(others, "other object") + " below the prefix " + (others == 1 ? "is" : "are")
                    + " none of Flyback's; not touched.");
        }
        return notes;
    }

    /** In words. */
    public static String leftAlone(long count) {
        return Quantities.count(count, "object")
                + " with the key of a dump did not end as one, could not be read in an archive, or changed meanwhile; left alone.";
    }

    private long count(Outcome outcome) {
        return sum(result -> result.with(outcome).count());
    }

    private long sum(ToLongFunction<PruneResult> part) {
        return results.stream().mapToLong(part).sum();
    }
}
