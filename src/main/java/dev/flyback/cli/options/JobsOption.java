package dev.flyback.cli.options;

import dev.flyback.failure.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much is done at once. */
public final class JobsOption {
    private static final int MAX_JOBS = 64;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Parallel workers, 1 to " + MAX_JOBS + ". Default: the number of processors.")
    @Nullable
    Integer jobs;

    /**
     * How many workers, at least one.
     *
     * @throws UsageException if the number is out of bounds
     */
    public int jobs() {
        int wanted = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
        if (jobs != null && (wanted < 1 || wanted > MAX_JOBS)) {
            throw new UsageException(
                    "--jobs " + wanted + " is not between 1 and " + MAX_JOBS + ".",
                    "Leave it out to use all processors.");
        }
        return Math.min(wanted, MAX_JOBS);
    }
}
