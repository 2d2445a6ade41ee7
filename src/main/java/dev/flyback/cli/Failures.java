package dev.flyback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.cli.settings.Settings;
import dev.flyback.failure.ExitCode;
import dev.flyback.failure.FlybackException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The one place where failures become a message, a hint and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Terminal terminal;
    private final Redaction redaction;
    private final Interrupt interrupt;
    private final UsageErrors usageErrors;
    private boolean json;
    private boolean verbose;

    /**
     * Handles the failures of one invocation.
     *
     * @param arguments as given: what they say of the output counts even where they cannot be understood
     */
    Failures(
            Terminal terminal,
            Redaction redaction,
            Interrupt interrupt,
            Settings settings,
            Map<String, String> environment,
            String... arguments) {
        this.terminal = terminal;
        this.redaction = redaction;
        this.interrupt = interrupt;
        this.usageErrors = new UsageErrors(settings);
        this.json = isOn("json", environment, arguments);
        this.verbose = isOn("verbose", environment, arguments);
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        hear(e.getCommandLine());
        Optional<FlybackException> expected = expected(e);
        return expected.isPresent() ? report(expected.get()) : report(usageErrors.explain(e));
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, @Nullable ParseResult result) {
        hear(command);
        return handle(e);
    }

    /** Reports anything that was thrown; the exit code. */
    int handle(Throwable thrown) {
        if (interrupt.reason().isPresent()) {
            return stopped(interrupt.reason().get());
        }
        return expected(thrown).map(this::report).orElseGet(() -> reportBug(thrown));
    }

    /** Reports that a signal ended the run. */
    int stopped(ExitCode reason) {
        String signal = reason == ExitCode.INTERRUPTED ? "SIGINT" : "SIGTERM";
        print(
                reason,
                "Stopped by " + signal + ".",
                "A backup leaves nothing behind; a restore goes on with --resume.",
                null);
        return reason.number();
    }

    private int report(FlybackException failure) {
        print(failure.exitCode(), failure.getMessage(), failure.hint(), verbose ? failure : null);
        return failure.exitCode().number();
    }

    private int reportBug(Throwable bug) {
        boolean memory = bug instanceof OutOfMemoryError;
        String message =
                memory ? "There is not enough memory: " + bug.getMessage() : "This is a bug in Flyback: " + bug;
        String hint = memory
                ? "Use fewer --jobs, or allow more memory (-Xmx); the largest row decides how much each worker needs."
                : "Please report it, with the lines above and what you did.";
        print(ExitCode.INTERNAL, message, hint, memory || (json && !verbose) ? null : bug);
        return ExitCode.INTERNAL.number();
    }

    private void print(ExitCode code, String message, String hint, @Nullable Throwable trace) {
        terminal.output().flush();
        if (trace != null) {
            terminal.errors().print(safe(trace(trace)));
        }
        if (json) {
            ObjectNode error = JsonNodeFactory.instance.objectNode();
            error.putObject("error")
                    .put("code", code.number())
                    .put("name", code.name())
                    .put("message", redaction.apply(message))
                    .put("hint", redaction.apply(hint));
            terminal.errors().println(error);
        } else {
            terminal.errors().println(terminal.style(false).error("Error:") + " " + safe(message));
            terminal.errors().println("Hint: " + safe(hint));
        }
        terminal.errors().flush();
    }

    /** Messages quote names and servers, which must not be able to steer a terminal. */
    private String safe(String text) {
        StringBuilder safe = new StringBuilder();
        redaction.apply(text).chars().forEach(c -> {
            boolean harmless = c == '\n' || c == '\t' || !Character.isISOControl(c);
            safe.append(harmless ? String.valueOf((char) c) : String.format("\\u%04x", c));
        });
        return safe.toString();
    }

    /** The configuration file may ask for JSON, too; known when the command has been understood. */
    private void hear(CommandLine command) {
        json |= isSet(command, "--json");
        verbose |= isSet(command, "--verbose");
    }

    private static boolean isSet(CommandLine command, String flag) {
        OptionSpec option = command.getCommandSpec().findOption(flag);
        return option != null && Boolean.TRUE.equals(option.getValue());
    }

    private static Optional<FlybackException> expected(Throwable thrown) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof FlybackException failure) {
                return Optional.of(failure);
            }
        }
        return Optional.empty();
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static boolean isOn(String key, Map<String, String> environment, String... arguments) {
        List<String> given = Arrays.asList(arguments);
        return given.contains("--" + key)
                || given.contains("--" + key + "=true")
                || "true".equalsIgnoreCase(environment.get(Settings.variable(key)));
    }
}
