package dev.flyback.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.flyback.cli.progress.ProgressKind;
import dev.flyback.cli.progress.ProgressMeter;
import dev.flyback.cli.progress.Style;
import java.util.List;

/** Where a command puts its result, and what it tells on the way. */
final class Console {
    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private final Terminal terminal;
    private final boolean json;
    private final boolean quiet;
    private final Style style;
    private final ProgressKind kind;

    Console(Terminal terminal, boolean json, boolean quiet, Style style, ProgressKind kind) {
        this.terminal = terminal;
        this.json = json;
        this.quiet = quiet;
        this.style = style;
        this.kind = kind;
    }

    /** Whether results are wanted as JSON. */
    boolean wantsJson() {
        return json;
    }

    /** A line of the result. */
    void print(String line) {
        terminal.output().println(line);
    }

    void print(List<String> lines) {
        lines.forEach(this::print);
    }

    /** The whole result. */
    void print(JsonNode result) {
        try {
            terminal.output().println(JSON.writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result that cannot be written", e);
        }
    }

    /** Something for people, beside the result. */
    void note(String line) {
        if (!quiet && !json) {
            terminal.errors().println(line);
        }
    }

    /** Starts to show progress; the caller closes it before it prints the result. */
    ProgressMeter startProgress() {
        return kind.start(terminal.errors(), terminal.width(), style);
    }
}
