package dev.flyback.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flyback.cli.settings.Settings;
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
record CommandRun(int exitCode, String output, String errors) {

    static CommandRun of(String... arguments) {
        return with(Map.of(), arguments);
    }

    static CommandRun with(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(output), output, stream(errors), false, 80, false);
        int exitCode = program(terminal, environment, arguments).execute(arguments);
        return new CommandRun(
                exitCode, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }

    /** The command, with a standard output that cannot be written. */
    static CommandRun failing(String reason, String... arguments) {
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
    static CommandLine program() {
        return program(Map.of());
    }

    /** The same, with values from the environment. */
    static CommandLine program(Map<String, String> environment, String... arguments) {
        OutputStream nowhere = OutputStream.nullOutputStream();
        return program(
                new Terminal(stream(nowhere), nowhere, stream(nowhere), false, 80, false), environment, arguments);
    }

    JsonNode json() {
        return parse(output);
    }

    JsonNode error() {
        return parse(errors).get("error");
    }

    private static CommandLine program(Terminal terminal, Map<String, String> environment, String... arguments) {
        Settings settings = new Settings(environment, arguments);
        Redaction redaction = new Redaction();
        Interrupt interrupt = new Interrupt();
        Failures failures = new Failures(terminal, redaction, interrupt, settings, environment, arguments);
        Clock clock = Clock.systemUTC();
        Wiring wiring = new Wiring("1.2.3", clock, CommandRun::noScheduler);
        return Program.commandLine(
                new Invocation(
                        terminal,
                        wiring,
                        settings,
                        redaction,
                        interrupt,
                        clock,
                        "1.2.3",
                        Given.of(environment, arguments)),
                failures);
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
