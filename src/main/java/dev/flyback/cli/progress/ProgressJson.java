package dev.flyback.cli.progress;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A JSON object on a line of its own, every second: for programs. */
final class ProgressJson implements ProgressDisplay {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final PrintStream output;
    private final @Nullable String section;

    /** Each object has the section, if there is one. */
    ProgressJson(PrintStream output, @Nullable String section) {
        this.output = output;
        this.section = section;
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void begin(ProgressView view) {
        print(view, false);
    }

    @Override
    public void update(ProgressView view) {
        print(view, false);
    }

    @Override
    public void end(ProgressView view) {
        print(view, true);
    }

    @Override
    public void warn(String message) {
        output.println(event().put("warning", message));
    }

    @Override
    public void close() {
        output.flush();
    }

    private void print(ProgressView view, boolean done) {
        ObjectNode event = event();
        event.putObject("progress")
                .put("phase", view.phase())
                .put("done", done)
                .put("rows", view.rows())
                .put("bytes", view.bytes())
                .put("expectedRows", view.expectedRows())
                .put("expectedBytes", view.expectedBytes())
                .put("seconds", view.elapsed().toMillis() / 1e3);
        output.println(event);
    }

    private ObjectNode event() {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        return section == null ? event : event.put("section", section);
    }
}
