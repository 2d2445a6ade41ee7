package dev.flyback.cli.watch;

import dev.flyback.cli.console.Problem;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.progress.Quantities;
import dev.flyback.failure.ExitCode;
import dev.flyback.report.metrics.Metric;
import dev.flyback.report.metrics.RunReport;
import dev.flyback.report.metrics.Sample;
import dev.flyback.report.metrics.WatchedCommand;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A run that may be watched: gathers what there is to tell of it, and tells it once. */
public final class WatchedRun {
    private final WatchedCommand command;
    private final Watch watch;
    private final Invocation invocation;
    private final Consumer<String> warn;
    private final Instant startedAt;
    private final List<Sample> figures = new ArrayList<>();
    private Optional<String> database = Optional.empty();
    private Supplier<Map<String, Duration>> phases = Map::of;
    private Optional<RunReport> report = Optional.empty();
    private boolean ended;

    private WatchedRun(WatchedCommand command, Watch watch, Invocation invocation, Consumer<String> warn) {
        this.command = command;
        this.watch = watch;
        this.invocation = invocation;
        this.warn = warn;
        this.startedAt = invocation.clock().instant();
    }

    /**
     * A run starts.
     *
     * @param warn told what goes wrong with the telling
     */
    public static WatchedRun start(WatchedCommand command, Watch watch, Invocation invocation, Consumer<String> warn) {
        watch.start().forEach(warn);
        return new WatchedRun(command, watch, invocation, warn);
    }

    /** The database's name in the store; empty for several. Before it is known there is nothing to measure. */
    public void about(String name) {
        database = Optional.of(name);
    }

    /** Where to ask for the phases when the run has ended. */
    public void phases(Supplier<Map<String, Duration>> taken) {
        phases = taken;
    }

    /** A number of the run, about the database that is known by now. */
    public void figure(Metric metric, long value) {
        figures.add(Sample.of(metric, (double) value, database.orElse("")));
    }

    /** Numbers that say for themselves what they are about. */
    public void figures(List<Sample> samples) {
        figures.addAll(samples);
    }

    /** What failed is told before it goes on its way. What succeeds tells of it itself, before it prints its result. */
    public <T> T tellingFailures(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            Problem problem =
                    invocation.cancellation().reason().map(Problem::stopped).orElseGet(() -> Problem.of(e));
            end(problem.code(), Optional.of(problem));
            throw e;
        }
    }

    /** The run has ended. Only the first end counts. */
    public void end(ExitCode code, Optional<Problem> problem) {
        if (ended) {
            return;
        }
        ended = true;
        Clock clock = invocation.clock();
        Instant now = clock.instant();
        report = database.map(name -> new RunReport(
                command, name, startedAt, now, code.number(), problem.isPresent(), phases.get(), figures));
        watch.end(report, problem.isPresent(), summary(code, problem, Duration.between(startedAt, now)))
                .forEach(warn);
    }

    /** The run in numbers; none before its end. */
    public List<Sample> samples() {
        return report.map(RunReport::samples).orElse(List.of());
    }

    private String summary(ExitCode code, Optional<Problem> problem, Duration elapsed) {
        StringBuilder text = new StringBuilder(command.word())
                .append(database.filter(name -> !name.isEmpty())
                        .map(" of "::concat)
                        .orElse(""))
                .append(" ended with " + code.number() + " (" + code.name() + ") after " + Quantities.time(elapsed))
                .append(".\n");
        problem.ifPresent(what -> text.append(what.message() + "\n" + what.hint() + "\n"));
        return invocation.redaction().printable(text.toString());
    }
}
