package dev.flyback.cli.backup;

import dev.flyback.failure.UsageException;
import org.jspecify.annotations.Nullable;

/** How many databases are backed up at the same time. */
public final class DatabasesAtOnce {
    static final int MAX = 64;

    private DatabasesAtOnce() {}

    /**
     * One, if nothing is said.
     *
     * @throws UsageException if the number is out of bounds
     */
    public static int checked(@Nullable Integer wanted) {
        if (wanted == null) {
            return 1;
        }
        if (wanted < 1 || wanted > MAX) {
            throw new UsageException(
                    "--databases-at-once " + wanted + " is not between 1 and " + MAX + ".",
                    "Memory and connections multiply with --jobs; 2 to 4 are a good start.");
        }
        return wanted;
    }
}
