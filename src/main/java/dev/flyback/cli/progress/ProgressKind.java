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
    SILENT,
    /** Lines of a log in JSON. */
    LOG,
    /** The same, warnings alone. */
    LOG_WARNINGS;

    /**
     * Starts a meter of this kind.
     *
     * @param width of the terminal, in characters
     */
    public ProgressMeter start(PrintStream output, int width, Style style) {
        ProgressDisplay display = switch (this) {
            case BAR -> new ProgressBar(output, width, style);
            case LINES -> new ProgressLines(output, "");
            case JSON -> new ProgressJson(output, null);
            case NONE -> new ProgressSilence(output, "");
            case SILENT -> new ProgressSilence(null, "");
            case LOG -> new ProgressLog(output, null, false);
            case LOG_WARNINGS -> new ProgressLog(output, null, true);
        };
        return new ProgressMeter(display, System::nanoTime);
    }

    /**
     * Starts a meter for one of several runs that share the output: each line names its run. Several bars would draw over each other, so that lines stand
     * for them.
     */
    public ProgressMeter startOfOne(PrintStream output, String name) {
        String label = name + ": ";
        ProgressDisplay display = switch (this) {
            case BAR, LINES -> new ProgressLines(output, label);
            case JSON -> new ProgressJson(output, name);
            case NONE -> new ProgressSilence(output, label);
            case SILENT -> new ProgressSilence(null, label);
            case LOG -> new ProgressLog(output, name, false);
            case LOG_WARNINGS -> new ProgressLog(output, name, true);
        };
        return new ProgressMeter(display, System::nanoTime);
    }
}
