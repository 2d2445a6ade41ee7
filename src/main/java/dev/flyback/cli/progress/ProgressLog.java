package dev.flyback.cli.progress;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** As {@link ProgressLines}, each line a JSON object with its numbers as fields: for logs that programs read. */
final class ProgressLog implements ProgressDisplay {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final PrintStream output;
    private final @Nullable String database;
    private final boolean silent;

    /**
     * A display of one run.
     *
     * @param database each line has it, if there is one
     * @param silent shows warnings alone
     */
    ProgressLog(PrintStream output, @Nullable String database, boolean silent) {
        this.output = output;
        this.database = database;
        this.silent = silent;
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void begin(ProgressView view) {
        print(view, view.phase());
    }

    @Override
    public void update(ProgressView view) {
        print(view, view.phase() + ": " + ProgressLines.words(view));
    }

    @Override
    public void end(ProgressView view) {
        if (view.rows() > 0 || view.bytes() > 0) {
            print(view, view.phase() + ": " + ProgressLines.result(view));
        }
    }

    @Override
    public void warn(String message) {
        output.println(line(LogLine.WARN, message));
    }

    @Override
    public void close() {
        output.flush();
    }

    private void print(ProgressView view, String message) {
        if (!silent) {
            output.println(line(LogLine.INFO, message)
                    .put("phase", view.phase())
                    .put("rows", view.rows())
                    .put("bytes", view.bytes())
                    .put("seconds", view.elapsed().toMillis() / 1e3));
        }
    }

    private ObjectNode line(String level, String message) {
        ObjectNode line = LogLine.of(level, message);
        return database == null ? line : line.put("database", database);
    }
}
