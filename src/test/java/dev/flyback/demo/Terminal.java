package dev.flyback.demo;

import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.TestDatabase;
import java.io.PrintStream;
import java.time.Duration;
import java.util.stream.Collectors;

/** Prints what happens: a command before its real output, and how long it took. */
final class Terminal {
    private final PrintStream out;

    Terminal(PrintStream out) {
        this.out = out;
    }

    void title(String text) {
        out.println();
        out.println("== " + text);
        out.flush();
    }

    void say(String text) {
        out.println(text);
        out.flush();
    }

    void fact(String name, String value) {
        // The names of the columns are not needed to see that the hashes are equal.
        out.printf(
                "%-55s %s%n", name, value.substring(value.lastIndexOf(']') + 1).strip());
    }

    void flyback(TestDatabase database, int expected, String... arguments) {
        run(FlybackProcess.of(arguments).on(database), expected);
    }

    void flyback(int expected, String... arguments) {
        run(FlybackProcess.of(arguments), expected);
    }

    private void run(FlybackProcess process, int expected) {
        out.println();
        out.println("$ flyback "
                + process.arguments().stream().map(Terminal::quoted).collect(Collectors.joining(" ")));
        out.flush();
        long start = System.nanoTime();
        FlybackResult result = process.run();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        out.print(result.standardError());
        out.print(result.output());
        out.printf("  (exit code %d after %.1f s)%n", result.exitCode(), taken.toMillis() / 1000.0);
        out.flush();
        result.expect(expected);
    }

    private static String quoted(String argument) {
        return argument.matches("[-\\w./:=@]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
