package dev.flyback.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.failure.ExitCode;
import dev.flyback.report.metrics.Sample;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a scheduled run ended.
 *
 * @param failed whether something went wrong, so that whoever watches should know
 * @param anomalous whether the dump is odd beside the last one
 * @param details for people and programs; holds no secret
 * @param samples the run in numbers
 */
public record RunResult(
        ExitCode exitCode, boolean failed, boolean anomalous, ObjectNode details, List<Sample> samples) {

    /** A run that ended as none should: a bug. */
    static RunResult broken(Throwable bug) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.putObject("error")
                .put("code", ExitCode.INTERNAL.number())
                .put("name", ExitCode.INTERNAL.name())
                .put("message", "This is a bug in Flyback: " + bug.getClass().getName())
                .put("hint", "Please report it.");
        return new RunResult(ExitCode.INTERNAL, true, false, details, List.of());
    }

    /** With more numbers. */
    public RunResult and(List<Sample> more) {
        return new RunResult(
                exitCode,
                failed,
                anomalous,
                details,
                Stream.concat(samples.stream(), more.stream()).toList());
    }

    /** Whether older dumps are safe to go. */
    public boolean isSound() {
        return !failed && !anomalous;
    }
}
