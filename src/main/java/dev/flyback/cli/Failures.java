package dev.flyback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.cli.settings.Settings;
import dev.flyback.failure.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
        return report(Problem.of(Problem.expected(e).orElseGet(() -> usageErrors.explain(e))));
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, @Nullable ParseResult result) {
        hear(command);
        return handle(e);
    }

    /** Reports anything that was thrown; the exit code. */
    int handle(Throwable thrown) {
        return interrupt.reason().map(this::stopped).orElseGet(() -> report(Problem.of(thrown)));
    }

    /** Reports that a signal ended the run. */
    int stopped(ExitCode reason) {
        return report(Problem.stopped(reason));
    }

    private int report(Problem problem) {
        terminal.output().flush();
        boolean traced = !problem.isOutOfMemory() && (verbose || (problem.isBug() && !json));
        problem.cause()
                .filter(cause -> traced)
                .ifPresent(cause -> terminal.errors().print(redaction.printable(trace(cause))));
        if (json) {
            ObjectNode error = JsonNodeFactory.instance.objectNode();
            error.set("error", problem.json(redaction));
            terminal.errors().println(error);
        } else {
            terminal.errors()
                    .println(terminal.style(false).error("Error:") + " " + redaction.printable(problem.message()));
            terminal.errors().println("Hint: " + redaction.printable(problem.hint()));
        }
        terminal.errors().flush();
        return problem.code().number();
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

    static String trace(Throwable thrown) {
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
