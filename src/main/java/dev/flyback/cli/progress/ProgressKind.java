package dev.flyback.cli.progress;

import java.io.PrintStream;

/** The manners in which progress is shown, as the flag {@code --progress} names them. */
public enum ProgressKind {
    BAR,
    LINES,
    JSON,
    /** Warnings are shown all the same. */
    NONE,
    /** Neither progress nor warnings. */
    SILENT;

    /**
     * Starts a meter of this kind.
     *
     * @param width of the terminal, in characters
     */
    public ProgressMeter start(PrintStream output, int width, Style style) {
        ProgressDisplay display = switch (this) {
            case BAR -> new ProgressBar(output, width, style);
            case LINES -> new ProgressLines(output);
            case JSON -> new ProgressJson(output);
            case NONE -> new ProgressSilence(output);
            case SILENT -> new ProgressSilence(null);
        };
        return new ProgressMeter(display, System::nanoTime);
    }
}
