package dev.flyback.cli.progress;

import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** No progress; warnings if there is somewhere to print them. */
final class ProgressSilence implements ProgressDisplay {
    private final @Nullable PrintStream warnings;
    private final String label;

    /** Each warning begins with the label. */
    ProgressSilence(@Nullable PrintStream warnings, String label) {
        this.warnings = warnings;
        this.label = label;
    }

    @Override
    public Duration interval() {
        return Duration.ofDays(1);
    }

    @Override
    public void begin(ProgressView view) {}

    @Override
    public void update(ProgressView view) {}

    @Override
    public void end(ProgressView view) {}

    @Override
    public void warn(String message) {
        if (warnings != null) {
            warnings.println(label + "Warning: " + message);
        }
    }

    @Override
    public void close() {}
}
