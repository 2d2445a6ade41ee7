package dev.flyback.cli.options;

import dev.flyback.cli.console.Console;
import dev.flyback.cli.console.LibraryLog;
import dev.flyback.cli.console.LogFormat;
import dev.flyback.cli.console.Terminal;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.progress.ProgressKind;
import dev.flyback.report.outlet.TerminationLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command takes: help, the configuration file, and how to write. */
public final class OutputOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file (YAML). Default: flyback.yaml, if it is there.")
    @Nullable
    String config;

    @Option(
            names = "--json",
            fallbackValue = "true",
            description = "Write the result as one JSON value, and errors as one JSON object.")
    boolean json;

    @Option(names = "--quiet", fallbackValue = "true", description = "Show neither progress nor warnings.")
    boolean quiet;

    @Option(names = "--verbose", fallbackValue = "true", description = "With errors, show where they came from.")
    boolean verbose;

    @Option(names = "--no-color", fallbackValue = "true", description = "No colors; NO_COLOR does the same.")
    boolean noColor;

    @Option(
            names = "--progress",
            paramLabel = "KIND",
            description = "How to show progress: auto, bar, lines, json or none. Default: auto, which is a bar on a"
                    + " terminal, lines elsewhere, and nothing with --json.")
    Kind progress = Kind.auto;

    @Option(
            names = "--log-format",
            paramLabel = "text|json",
            description = "How lines on standard error are written: text, or each a JSON object with time, level and"
                    + " message. Default: text.")
    LogFormat logFormat = LogFormat.text;

    @Option(
            names = "--termination-log",
            paramLabel = "FILE",
            description = "Also write the error that ends the run into this file, as Kubernetes reads it from"
                    + " /dev/termination-log.")
    @Nullable
    Path terminationLog;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    /** As the flag's values are written. */
    enum Kind {
        auto,
        bar,
        lines,
        json,
        none
    }

    /** Where a result goes on this terminal. */
    public Console console(Terminal terminal) {
        return new Console(terminal, json, quiet, logFormat, terminal.style(noColor), kind(terminal));
    }

    /** The same for a command, on its own terminal; libraries log in the same manner from now on. */
    public Console console(Invocation invocation) {
        LibraryLog.write(logFormat, invocation.redaction());
        return console(invocation.terminal());
    }

    /** Writes down the error of a run that ends without a failure being thrown; what went wrong. */
    public List<String> lastWords(String words) {
        return terminationLog == null ? List.of() : new TerminationLog(terminationLog).write(words);
    }

    private ProgressKind kind(Terminal terminal) {
        return logFormat == LogFormat.json ? logKind() : textKind(terminal);
    }

    private ProgressKind logKind() {
        if (quiet && progress == Kind.auto) {
            return ProgressKind.SILENT;
        }
        return progress == Kind.none || (json && progress == Kind.auto) ? ProgressKind.LOG_WARNINGS : ProgressKind.LOG;
    }

    private ProgressKind textKind(Terminal terminal) {
        if (progress != Kind.auto) {
            return ProgressKind.valueOf(progress.name().toUpperCase(Locale.ROOT));
        }
        if (quiet || json) {
            return ProgressKind.SILENT;
        }
        return terminal.watched() ? ProgressKind.BAR : ProgressKind.LINES;
    }
}
