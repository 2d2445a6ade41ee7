package dev.flyback.cli.backup;

import dev.flyback.failure.FindingsException;
import dev.flyback.failure.UsageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a dump is made. */
public final class BackupOptions {
    private static final int MAX_LEVEL = 19;
    private static final int MAX_PERCENT = 100;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The database's name in the store. Default: the database of the URL.")
    @Nullable
    String name;

    @Option(
            names = "--schemas",
            paramLabel = "SCHEMA",
            split = "[,\n]",
            splitSynopsisLabel = ",",
            description = "PostgreSQL: only these schemas, comma-separated. Default: all of the user's.")
    List<String> schemas = new ArrayList<>();

    @Option(
            names = "--unversioned",
            fallbackValue = "true",
            description = "Also dump a database that has no schema history.")
    boolean unversioned;

    @Option(
            names = "--compression-level",
            paramLabel = "N",
            description =
                    "zstd's level, 1 to " + MAX_LEVEL + "; level 1 is used where it gives as few bytes. Default: 3.")
    int level = 3;

    @Option(
            names = "--lock-timeout",
            paramLabel = "DURATION",
            description = "How long to wait for locks, as 30s or 5m. Default: 30s.")
    Duration lockTimeout = Duration.ofSeconds(30);

    @Option(
            names = "--max-shrink",
            paramLabel = "PERCENT",
            description =
                    "A table that lost more of its rows than this since the last dump is an anomaly. Default: only"
                            + " tables that vanished are.")
    @Nullable
    Integer maxShrink;

    @Option(
            names = "--on-anomaly",
            paramLabel = "warn|fail",
            description = "What an anomaly does; the dump stays either way, and the exit code is 3. Default: warn.")
    OnAnomaly onAnomaly = OnAnomaly.warn;

    @Option(
            names = "--lock-non-transactional",
            fallbackValue = "true",
            description = "MySQL, MariaDB: also dump tables outside InnoDB, and keep writers away from them meanwhile.")
    boolean lockNonTransactional;

    /** As the flag's values are written. */
    enum OnAnomaly {
        warn,
        fail
    }

    int compressionLevel() {
        if (level < 1 || level > MAX_LEVEL) {
            throw new UsageException(
                    "--compression-level " + level + " is not between 1 and " + MAX_LEVEL + ".",
                    "3 is fast; higher levels make smaller dumps, slowly.");
        }
        return level;
    }

    OptionalInt maxShrink() {
        if (maxShrink == null) {
            return OptionalInt.empty();
        }
        if (maxShrink < 0 || maxShrink > MAX_PERCENT) {
            throw new UsageException(
                    "--max-shrink " + maxShrink + " is not between 0 and " + MAX_PERCENT + ".",
                    "Give a percentage, for instance 20.");
        }
        return OptionalInt.of(maxShrink);
    }

    void failOn(List<String> anomalies) {
        if (onAnomaly == OnAnomaly.fail && !anomalies.isEmpty()) {
            throw new FindingsException(
                    "The dump is written and whole, but it is odd beside the last one. " + String.join(" ", anomalies),
                    "Find out what removed the rows before an older dump is pruned.");
        }
    }
}
