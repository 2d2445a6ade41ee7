package dev.flyback.cli;

import dev.flyback.cli.console.Failures;
import dev.flyback.cli.console.Terminal;
import dev.flyback.cli.invocation.Given;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.secrets.Redaction;
import dev.flyback.cli.settings.Settings;
import dev.flyback.cli.signals.Interrupt;
import dev.flyback.cli.signals.Signals;
import dev.flyback.dump.ZstdLibrary;
import dev.flyback.failure.UsageException;
import io.quarkus.runtime.ApplicationConfig;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;

/** Starts the program, hands the arguments to the command line, and ends with its exit code. */
@QuarkusMain
public final class Main implements QuarkusApplication {
    /** What Java makes of bytes in an argument that the locale does not know. */
    private static final String REPLACEMENT = "\uFFFD";

    private final ApplicationConfig build;
    private final Instance<Scheduler> scheduler;

    Main(ApplicationConfig build, Instance<Scheduler> scheduler) {
        this.build = build;
        this.scheduler = scheduler;
    }

    @Override
    public int run(String... arguments) {
        ZstdLibrary.beside(ProcessHandle.current().info().command());
        Map<String, String> environment = System.getenv();
        Terminal terminal = Terminal.ofProcess(environment);
        Settings settings = new Settings(environment, arguments);
        Redaction redaction = Redaction.of(environment);
        Interrupt interrupt = new Interrupt();
        Failures failures = new Failures(terminal, redaction, interrupt, settings, environment, arguments);
        Signals.handle(interrupt, failures::stopped);
        try {
            refuseMangled(arguments);
            String version = build.version().orElse("unknown");
            Clock clock = Clock.systemUTC();
            Invocation invocation = new Invocation(
                    terminal,
                    new Wiring(version, clock, scheduler::get),
                    settings,
                    redaction,
                    interrupt,
                    clock,
                    version,
                    Given.of(environment, arguments),
                    Program::model);
            return Program.commandLine(invocation, failures).execute(arguments);
        } catch (RuntimeException | Error e) {
            return failures.handle(e);
        } finally {
            interrupt.runEnded();
            terminal.output().flush();
        }
    }

    private static void refuseMangled(String... arguments) {
        if (Arrays.stream(arguments).anyMatch(argument -> argument.contains(REPLACEMENT))) {
            throw new UsageException(
                    "An argument holds characters that the locale of this process cannot express.",
                    "Set LC_ALL=C.UTF-8 and run it again.");
        }
    }
}
