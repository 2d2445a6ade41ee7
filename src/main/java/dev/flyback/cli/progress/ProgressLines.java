package dev.flyback.cli.progress;

import java.io.PrintStream;
import java.time.Duration;

/** A line for each phase, and one every few seconds within it: for logs. */
final class ProgressLines implements ProgressDisplay {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final PrintStream output;
    private final String label;

    /** Each line begins with the label. */
    ProgressLines(PrintStream output, String label) {
        this.output = output;
        this.label = label;
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void begin(ProgressView view) {
        output.println(label + view.phase());
    }

    @Override
    public void update(ProgressView view) {
        output.println(label + view.phase() + ": " + words(view));
    }

    @Override
    public void end(ProgressView view) {
        if (view.rows() > 0 || view.bytes() > 0) {
            output.println(label + view.phase() + ": " + result(view));
        }
    }

    @Override
    public void warn(String message) {
        output.println(label + "Warning: " + message);
    }

    @Override
    public void close() {
        output.flush();
    }

    /** {@code 1,200 rows, 118 MB in 2.4 s}. */
    static String result(ProgressView view) {
        return Quantities.count(view.rows(), "row") + ", " + Quantities.bytes(view.bytes()) + " in "
                + Quantities.time(view.elapsed());
    }

    /** {@code 42 %, 1,200 rows, 118 MB, 45 MB/s, 0:12 left}; what is not known is left out. */
    static String words(ProgressView view) {
        StringBuilder words = new StringBuilder();
        view.percent().ifPresent(percent -> words.append(percent).append(" %, "));
        if (view.rows() > 0 || view.bytes() > 0) {
            words.append(Quantities.count(view.rows(), "row")).append(", ");
            words.append(Quantities.bytes(view.bytes())).append(", ");
            words.append(Quantities.bytes(view.bytesPerSecond())).append("/s, ");
        }
        return words
                + view.left()
                        .map(left -> Quantities.clock(left) + " left")
                        .orElseGet(() -> Quantities.clock(view.elapsed()));
    }
}
