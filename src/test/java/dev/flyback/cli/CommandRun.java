package dev.flyback.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flyback.cli.console.Failures;
import dev.flyback.cli.console.Terminal;
import dev.flyback.cli.invocation.Given;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.secrets.Redaction;
import dev.flyback.cli.settings.Settings;
import dev.flyback.cli.signals.Interrupt;
import io.quarkus.scheduler.Scheduler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;

/**
 * A command that was run within the test, for what needs neither a process nor a database.
 *
 * @param output standard output
 * @param errors standard error
 */
public record CommandRun(int exitCode, String output, String errors) {

    /** Runs a command without any variable of the environment. */
    public static CommandRun of(String... arguments) {
        return with(Map.of(), arguments);
    }

    /** Runs a command. */
    public static CommandRun with(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(output), output, stream(errors), false, 80, false);
        int exitCode = program(terminal, environment, arguments).execute(arguments);
        return new CommandRun(
                exitCode, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }

    /** The command, with a standard output that cannot be written. */
    public static CommandRun failing(String reason, String... arguments) {
        OutputStream output = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(output), output, stream(errors), false, 80, false);
        int exitCode = program(terminal, Map.of(), arguments).execute(arguments);
        return new CommandRun(exitCode, "", errors.toString(StandardCharsets.UTF_8));
    }

    /** The command line itself, for looking at its model. */
    public static CommandLine program() {
        return program(Map.of());
    }

    /** The same, with values from the environment. */
    static CommandLine program(Map<String, String> environment, String... arguments) {
        OutputStream nowhere = OutputStream.nullOutputStream();
        return program(
                new Terminal(stream(nowhere), nowhere, stream(nowhere), false, 80, false), environment, arguments);
    }

    /** The result, if it is JSON. */
    public JsonNode json() {
        return parse(output);
    }

    /** The one error object of a command with {@code --json} that failed. */
    public JsonNode error() {
        return parse(errors).get("error");
    }

    /** What a command is made with. */
    public static Invocation invocation(Map<String, String> environment, String... arguments) {
        OutputStream nowhere = OutputStream.nullOutputStream();
        return invocation(
                new Terminal(stream(nowhere), nowhere, stream(nowhere), false, 80, false), environment, arguments);
    }

    /** A command as it is when the command line has been read, before it is run. */
    public static <T> T parsed(Class<T> command, Invocation invocation) {
        String[] arguments = invocation.given().arguments().toArray(String[]::new);
        return command.cast(program(invocation, arguments)
                .parseArgs(arguments)
                .subcommand()
                .commandSpec()
                .userObject());
    }

    private static CommandLine program(Terminal terminal, Map<String, String> environment, String... arguments) {
        return program(invocation(terminal, environment, arguments), arguments);
    }

    private static CommandLine program(Invocation invocation, String... arguments) {
        return Program.commandLine(
                invocation,
                new Failures(
                        invocation.terminal(),
                        invocation.redaction(),
                        invocation.cancellation(),
                        invocation.settings(),
                        invocation.given().environment(),
                        arguments));
    }

    private static Invocation invocation(Terminal terminal, Map<String, String> environment, String... arguments) {
        Clock clock = Clock.systemUTC();
        return new Invocation(
                terminal,
                new Wiring("1.2.3", clock, CommandRun::noScheduler),
                new Settings(environment, arguments),
                Redaction.of(environment),
                new Interrupt(),
                clock,
                "1.2.3",
                Given.of(environment, arguments),
                Program::model);
    }

    private static Scheduler noScheduler() {
        throw new UnsupportedOperationException("only a process schedules");
    }

    private static PrintStream stream(OutputStream output) {
        return new PrintStream(output, true, StandardCharsets.UTF_8);
    }

    private static JsonNode parse(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON: " + text, e);
        }
    }
}
