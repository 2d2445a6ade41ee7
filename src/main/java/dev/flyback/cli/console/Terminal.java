package dev.flyback.cli.console;

import dev.flyback.cli.progress.Style;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the process writes to.
 *
 * @param output results only
 * @param raw the same without a buffer, for results that are not text; tells when writing fails
 * @param errors everything else
 * @param watched whether a person looks at {@code errors}
 * @param width characters in a line
 * @param colored whether colours are welcome ({@code NO_COLOR} is respected)
 */
public record Terminal(
        PrintStream output, OutputStream raw, PrintStream errors, boolean watched, int width, boolean colored) {
    private static final int DEFAULT_WIDTH = 80;
    private static final int MIN_WIDTH = 40;
    private static final int MAX_WIDTH = 200;

    /** The process's own, in UTF-8 whatever the locale says: names are data. */
    public static Terminal ofProcess(Map<String, String> environment) {
        boolean watched = isTerminal() && !"dumb".equals(environment.get("TERM"));
        boolean colored = watched && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                stream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.out),
                stream(FileDescriptor.err),
                watched,
                width(environment),
                colored);
    }

    /** Colours, where they are welcome here and to the user. */
    public Style style(boolean noColor) {
        return colored && !noColor ? Style.COLOR : Style.PLAIN;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Java does not tell what standard error is; Linux does. */
    private static boolean isTerminal() {
        Path standardError = Path.of("/proc/self/fd/2");
        try {
            String device = Files.readSymbolicLink(standardError).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false; // Elsewhere nothing tells; --progress=bar does.
        }
    }

    private static int width(Map<String, String> environment) {
        try {
            int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
            return Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, columns));
        } catch (NumberFormatException e) {
            return DEFAULT_WIDTH;
        }
    }
}
