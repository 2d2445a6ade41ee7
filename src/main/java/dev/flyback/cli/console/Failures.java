package dev.flyback.cli.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.cli.progress.LogLine;
import dev.flyback.cli.secrets.Redaction;
import dev.flyback.cli.settings.Settings;
import dev.flyback.cli.signals.Interrupt;
import dev.flyback.failure.ExitCode;
import dev.flyback.report.outlet.TerminationLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
public final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Terminal terminal;
    private final Redaction redaction;
    private final Interrupt interrupt;
    private final UsageErrors usageErrors;
    private boolean json;
    private boolean verbose;
    private LogFormat format;
    private Optional<Path> terminationLog;

    /**
     * Handles the failures of one invocation.
     *
     * @param arguments as given: what they say of the output counts even where they cannot be understood
     */
    public Failures(
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
        this.format = value("log-format", environment, arguments)
                .filter("json"::equalsIgnoreCase)
                .map(word -> LogFormat.json)
                .orElse(LogFormat.text);
        this.terminationLog = value("termination-log", environment, arguments).flatMap(Failures::path);
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        hear(e.getCommandLine());
        return report(Problem.of(Problem.expected(e).orElseGet(() -> usageErrors.explain(e))));
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, @Nullable ParseResult result) {
        hear(command);
        return handle(e);
    }

    /** Reports anything that was thrown; the exit code. */
    public int handle(Throwable thrown) {
        return interrupt.reason().map(this::stopped).orElseGet(() -> report(Problem.of(thrown)));
    }

    /** Reports that a signal ended the run. */
    public int stopped(ExitCode reason) {
        return report(Problem.stopped(reason));
    }

    private int report(Problem problem) {
        terminal.output().flush();
        Optional<String> trace = problem.cause()
                .filter(cause -> !problem.isOutOfMemory() && (verbose || (problem.isBug() && !json)))
                .map(cause -> redaction.printable(trace(cause)));
        lastWords(problem);
        if (format == LogFormat.json) {
            ObjectNode line = problem.logLine(redaction);
            trace.ifPresent(text -> line.put("trace", text));
            terminal.errors().println(line);
        } else {
            trace.ifPresent(terminal.errors()::print);
            terminal.errors().println(json ? problem.errorObject(redaction) : lines(problem));
        }
        terminal.errors().flush();
        return problem.code().number();
    }

    private String lines(Problem problem) {
        return terminal.style(false).error("Error:") + " " + redaction.printable(problem.message()) + "\nHint: "
                + redaction.printable(problem.hint());
    }

    private void lastWords(Problem problem) {
        List<String> unwritten = terminationLog
                .map(file -> new TerminationLog(file).write(problem.lastWords(redaction)))
                .orElse(List.of());
        unwritten.forEach(failure -> terminal.errors().println(warning(failure)));
    }

    private Object warning(String message) {
        if (format == LogFormat.json) {
            return LogLine.of(LogLine.WARN, message);
        }
        return json ? JsonNodeFactory.instance.objectNode().put("warning", message) : "Warning: " + message;
    }

    /** The configuration file may ask for JSON, too; known when the command has been understood. */
    private void hear(CommandLine command) {
        json |= isSet(command, "--json");
        verbose |= isSet(command, "--verbose");
        format = value(command, "--log-format", LogFormat.class).orElse(format);
        terminationLog = value(command, "--termination-log", Path.class).or(() -> terminationLog);
    }

    private static <T> Optional<T> value(CommandLine command, String flag, Class<T> type) {
        return Optional.ofNullable(command.getCommandSpec().findOption(flag))
                .map(OptionSpec::<Object>getValue)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static boolean isSet(CommandLine command, String flag) {
        OptionSpec option = command.getCommandSpec().findOption(flag);
        return option != null && Boolean.TRUE.equals(option.getValue());
    }

    static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    /** A value of the command line or of the environment, before either is understood. */
    private static Optional<String> value(String key, Map<String, String> environment, String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--" + key + "=")) {
                return Optional.of(arguments[i].substring(key.length() + 3));
            }
            if (arguments[i].equals("--" + key) && i + 1 < arguments.length) {
                return Optional.of(arguments[i + 1]);
            }
        }
        return Optional.ofNullable(environment.get(Settings.variable(key))).filter(text -> !text.isEmpty());
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty(); // The command line says so.
        }
    }

    private static boolean isOn(String key, Map<String, String> environment, String... arguments) {
        List<String> given = Arrays.asList(arguments);
        return given.contains("--" + key)
                || given.contains("--" + key + "=true")
                || "true".equalsIgnoreCase(environment.get(Settings.variable(key)));
    }
}
