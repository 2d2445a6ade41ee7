package dev.flyback.cli.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.cli.progress.LogLine;
import dev.flyback.cli.secrets.Redaction;
import dev.flyback.cli.signals.Interrupt;
import dev.flyback.failure.ExitCode;
import dev.flyback.failure.FlybackException;
import java.util.Optional;

/**
 * What went wrong, as users are told. Its texts may hold secrets until they are redacted.
 *
 * @param cause what was thrown
 */
public record Problem(ExitCode code, String message, String hint, Optional<Throwable> cause) {
    private static final int MAX_DEPTH = 20;

    /** Anything that was thrown: an expected failure, or a bug. */
    public static Problem of(Throwable thrown) {
        return expected(thrown)
                .map(failure -> new Problem(
                        failure.exitCode(), failure.getMessage(), failure.hint(), Optional.<Throwable>of(failure)))
                .orElseGet(() -> bug(thrown));
    }

    /** A signal ended the run. */
    public static Problem stopped(ExitCode reason) {
        String signal = reason == ExitCode.INTERRUPTED ? "SIGINT" : "SIGTERM";
        return new Problem(
                reason,
                "Stopped by " + signal + ".",
                "A backup leaves nothing behind; a restore goes on with --resume.",
                Optional.empty());
    }

    /** What to throw for it. */
    public RuntimeException thrown() {
        if (cause.orElse(null) instanceof Error error) {
            throw error;
        }
        return cause.orElse(null) instanceof RuntimeException thrown ? thrown : Interrupt.ended();
    }

    /** The expected failure that something thrown comes from. */
    public static Optional<FlybackException> expected(Throwable thrown) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < MAX_DEPTH; cause = cause.getCause(), depth++) {
            if (cause instanceof FlybackException failure) {
                return Optional.of(failure);
            }
        }
        return Optional.empty();
    }

    /** Whether whoever looks for the reason needs the trace. */
    boolean isBug() {
        return code == ExitCode.INTERNAL && !isOutOfMemory();
    }

    boolean isOutOfMemory() {
        return cause.filter(OutOfMemoryError.class::isInstance).isPresent();
    }

    /** {@code code}, {@code name}, {@code message} and {@code hint}, without secrets. */
    public ObjectNode json(Redaction redaction) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", code.number())
                .put("name", code.name())
                .put("message", redaction.apply(message))
                .put("hint", redaction.apply(hint));
    }

    /** As a line of the log: the same, with time, level and message. */
    public ObjectNode logLine(Redaction redaction) {
        ObjectNode line = LogLine.of(LogLine.ERROR, redaction.apply(message));
        line.set("error", json(redaction));
        return line;
    }

    /** The one error object of a command that failed. */
    ObjectNode errorObject(Redaction redaction) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.set("error", json(redaction));
        return error;
    }

    /** For people, of one of several things that have failed: lines that begin with its name, after the trace of a bug. */
    public String linesOf(String name, Redaction redaction) {
        String trace = cause.filter(ignored -> isBug())
                .map(thrown -> redaction.printable(Failures.trace(thrown)))
                .orElse("");
        return trace + name + ": Error: " + redaction.printable(message) + "\n" + name + ": Hint: "
                + redaction.printable(hint);
    }

    /** What stays of a run that it has ended. */
    public String lastWords(Redaction redaction) {
        return redaction.printable(code.number() + " " + code.name() + ": " + message + "\n" + hint + "\n");
    }

    private static Problem bug(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            return new Problem(
                    ExitCode.INTERNAL,
                    "There is not enough memory: " + thrown.getMessage(),
                    "Use fewer --jobs, or allow more memory (-Xmx); the largest row decides how much each worker needs.",
                    Optional.of(thrown));
        }
        return new Problem(
                ExitCode.INTERNAL,
                "This is a bug in Flyback: " + thrown,
                "Please report it, with the lines above and what you did.",
                Optional.of(thrown));
    }
}
