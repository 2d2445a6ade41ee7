package dev.flyback.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.cli.progress.LogLine;
import dev.flyback.cli.progress.ProgressKind;
import dev.flyback.cli.progress.ProgressMeter;
import dev.flyback.cli.progress.Style;
import dev.flyback.cli.secrets.Redaction;
import dev.flyback.failure.StoreException;
import dev.flyback.report.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where a command puts its result, and what it tells on the way. */
public final class Console {
    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private static final String BROKEN_PIPE = "Broken pipe";

    private final Terminal terminal;
    private final boolean json;
    private final boolean quiet;
    private final LogFormat format;
    private final Style style;
    private final ProgressKind kind;

    /**
     * Puts results in the form and the place that a command line asks for.
     *
     * @param json whether results are JSON
     * @param quiet whether neither progress nor warnings are told
     * @param format of lines on standard error
     * @param kind how progress is shown
     */
    public Console(Terminal terminal, boolean json, boolean quiet, LogFormat format, Style style, ProgressKind kind) {
        this.terminal = terminal;
        this.json = json;
        this.quiet = quiet;
        this.format = format;
        this.style = style;
        this.kind = kind;
    }

    /** Whether results are wanted as JSON. */
    public boolean wantsJson() {
        return json;
    }

    /** A line of the result. */
    public void print(String line) {
        print(output -> output.write((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** Lines of the result. */
    public void print(List<String> lines) {
        print(String.join("\n", lines));
    }

    /** The whole result, if it is JSON. */
    public void print(JsonNode result) {
        try {
            print(JSON.writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result that cannot be written", e);
        }
    }

    /**
     * A result that is not text. A reader that has seen enough ({@code | head}) closes the pipe, which is no failure.
     *
     * @throws StoreException if the result cannot be written: whoever waits for it must not take nothing for an answer
     */
    public void print(Result result) {
        try {
            result.writeTo(terminal.raw());
        } catch (IOException e) {
            if (!BROKEN_PIPE.equals(e.getMessage())) {
                throw new StoreException(
                        "Writing to standard output failed: " + e.getMessage() + ".",
                        "What was asked for may be done all the same; check the place that the output goes to.",
                        e);
            }
        }
    }

    /** Writes a result. */
    @FunctionalInterface
    public interface Result {
        void writeTo(OutputStream output) throws IOException;
    }

    /** Something that has failed, told by lines of text or by the same as an object. */
    public void fail(String lines, ObjectNode line) {
        // One call, so that databases that fail at the same time do not write into each other.
        terminal.errors().println(format == LogFormat.json ? line : lines);
    }

    /** All of it has failed, and the result, which is JSON, says in what way. */
    public void fail(Problem problem, Redaction redaction) {
        fail(problem.errorObject(redaction).toString(), problem.logLine(redaction));
    }

    /** Something for people, beside the result. */
    public void note(String line) {
        if (!quiet && !json) {
            terminal.errors().println(format == LogFormat.json ? LogLine.of(LogLine.INFO, line) : line);
        }
    }

    /** Something that the user should know, and that the result does not hold. */
    public void warn(String message) {
        if (format == LogFormat.json) {
            terminal.errors().println(LogLine.of(LogLine.WARN, message));
        } else if (json) {
            terminal.errors().println(JsonNodeFactory.instance.objectNode().put("warning", message));
        } else {
            note(style.warning("Warning:") + " " + message);
        }
    }

    /** As {@link #startProgress()}, for one of several databases: in lines that begin with its name. */
    public ProgressMeter startProgress(String database) {
        return kind.startOfOne(terminal.errors(), Printable.text(database));
    }

    /** Starts to show progress; the caller closes it before it prints the result. */
    public ProgressMeter startProgress() {
        return kind.start(terminal.errors(), terminal.width(), style);
    }
}
