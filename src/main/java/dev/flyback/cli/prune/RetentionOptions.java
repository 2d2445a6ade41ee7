package dev.flyback.cli.prune;

import dev.flyback.failure.UsageException;
import dev.flyback.prune.Period;
import dev.flyback.prune.RetentionRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which dumps stay. */
public final class RetentionOptions {
    /** For messages. */
    static final String FLAGS =
            "--keep-last, --keep-hourly, --keep-daily, --keep-weekly, --keep-monthly, --keep-yearly,"
                    + " --keep-within, --keep-per-schema-version or --keep-schema-version";

    @Option(names = "--keep-last", paramLabel = "N", description = "Keep the newest N dumps.")
    int last;

    @Option(
            names = "--keep-hourly",
            paramLabel = "N",
            description = "Keep the newest dump of each of the last N hours that have one.")
    int hourly;

    @Option(
            names = "--keep-daily",
            paramLabel = "N",
            description = "Keep the newest dump of each of the last N days (UTC) that have one.")
    int daily;

    @Option(
            names = "--keep-weekly",
            paramLabel = "N",
            description = "Keep the newest dump of each of the last N weeks (from Monday, UTC) that have one.")
    int weekly;

    @Option(
            names = "--keep-monthly",
            paramLabel = "N",
            description = "Keep the newest dump of each of the last N months that have one.")
    int monthly;

    @Option(
            names = "--keep-yearly",
            paramLabel = "N",
            description = "Keep the newest dump of each of the last N years that have one.")
    int yearly;

    @Option(
            names = "--keep-within",
            paramLabel = "DURATION",
            description = "Keep all dumps begun within this time before now, as 48h or 30d.")
    Duration within = Duration.ZERO;

    @Option(
            names = "--keep-per-schema-version",
            paramLabel = "N",
            description = "Keep the newest N dumps of each schema version.")
    int perSchemaVersion;

    @Option(
            names = "--keep-schema-version",
            paramLabel = "VERSION",
            split = "[,\n]",
            splitSynopsisLabel = ",",
            description = "Keep all dumps at this schema version; may be repeated.")
    List<String> schemaVersions = new ArrayList<>();

    @Option(
            names = "--unfinished-after",
            paramLabel = "DURATION",
            description =
                    "Also abandon what killed backups left in the store, when it is older than this. Default: 7d.")
    Duration unfinishedAfter = Duration.ofDays(7);

    /**
     * The rules; none if no flag is given.
     *
     * @throws UsageException if a number is negative
     */
    public RetentionRules rules() {
        Map<Period, Integer> periods = new EnumMap<>(Period.class);
        periods.put(Period.HOUR, number("--keep-hourly", hourly));
        periods.put(Period.DAY, number("--keep-daily", daily));
        periods.put(Period.WEEK, number("--keep-weekly", weekly));
        periods.put(Period.MONTH, number("--keep-monthly", monthly));
        periods.put(Period.YEAR, number("--keep-yearly", yearly));
        return new RetentionRules(
                number("--keep-last", last),
                periods,
                within,
                number("--keep-per-schema-version", perSchemaVersion),
                Set.copyOf(schemaVersions));
    }

    /** How old what a killed backup left in the store must be before it is abandoned. */
    public Duration unfinishedAfter() {
        return unfinishedAfter;
    }

    private static int number(String flag, int value) {
        if (value < 0) {
            throw new UsageException(
                    flag + " " + value + " is negative.", "Give how many dumps to keep; 0 switches the rule off.");
        }
        return value;
    }
}
