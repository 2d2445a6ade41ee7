package dev.flyback.cli.progress;

import java.io.PrintStream;
import java.time.Duration;

/** One line that is drawn again and again: for a terminal. */
final class ProgressBar implements ProgressDisplay {
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final int BAR = 24;
    private static final int PHASE = 10;
    private static final String CLEAR_LINE = "\r\u001B[K";

    private final PrintStream output;
    private final int width;
    private final Style style;

    ProgressBar(PrintStream output, int width, Style style) {
        this.output = output;
        this.width = width;
        this.style = style;
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void begin(ProgressView view) {
        draw(view);
    }

    @Override
    public void update(ProgressView view) {
        draw(view);
    }

    @Override
    public void end(ProgressView view) {
        clear();
        if (view.rows() > 0 || view.bytes() > 0) {
            output.println(String.format("%-" + PHASE + "s ", view.phase()) + Quantities.count(view.rows(), "row")
                    + ", " + Quantities.bytes(view.bytes()) + " in " + Quantities.time(view.elapsed()) + ", "
                    + Quantities.bytes(view.bytesPerSecond()) + "/s");
        }
    }

    @Override
    public void warn(String message) {
        clear();
        output.println(style.warning("Warning:") + " " + message);
    }

    @Override
    public void close() {
        clear();
    }

    private void draw(ProgressView view) {
        String line = String.format("%-" + PHASE + "s ", view.phase()) + bar(view) + ProgressLines.words(view);
        // A line as wide as the terminal would wrap, and the next one could not take its place.
        output.print(CLEAR_LINE + line.substring(0, Math.min(line.length(), width - 1)));
        output.flush();
    }

    private void clear() {
        output.print(CLEAR_LINE);
        output.flush();
    }

    private static String bar(ProgressView view) {
        if (view.percent().isEmpty()) {
            return "";
        }
        int done = view.percent().getAsInt() * BAR / 100;
        return "[" + "#".repeat(done) + "-".repeat(BAR - done) + "] ";
    }
}
