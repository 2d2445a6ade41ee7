package dev.flyback.cli.backup;

import dev.flyback.cli.invocation.Given;
import dev.flyback.cli.settings.Settings;
import dev.flyback.failure.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Several databases in one run. */
public final class FleetOptions {
    /** What is different for each database, so that one value for all is never meant. */
    private static final List<String> OF_ONE = List.of("url", "name");

    @Option(
            names = "--all",
            descriptionKey = Settings.COMMAND_LINE_ONLY,
            fallbackValue = "true",
            description = "All databases of the configuration file (see docs/fleets.md).")
    boolean all;

    @Option(
            names = "--databases-at-once",
            paramLabel = "N",
            description = "With --all: how many databases at the same time, each with its --jobs. Default: 1.")
    @Nullable
    Integer atOnce;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "With --all: only the share of run I of N, as 1/3. Default: that of JOB_COMPLETION_INDEX and"
                    + " JOB_COMPLETIONS, else everything.")
    @Nullable
    String shard;

    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    /** Refuses what contradicts the choice between one database and all. */
    void check(Given given, @Nullable String section) {
        if (!all) {
            for (String flag : List.of("--shard", "--databases-at-once")) {
                if (isOnCommandLine(command, flag)) {
                    throw new UsageException(
                            flag + " means something only with --all.", "Add --all, or leave " + flag + " out.");
                }
            }
            return;
        }
        if (section != null) {
            throw new UsageException(
                    "Both a database ('" + section + "') and --all are given.", "Leave one of the two out.");
        }
        refuseWhatIsOfOne(command, given, "--all");
    }

    /**
     * Refuses flags and variables that all databases would have, although each needs its own.
     *
     * @param what several databases are meant by
     */
    public static void refuseWhatIsOfOne(CommandSpec command, Given given, String what) {
        for (String key : OF_ONE) {
            boolean isFlag = isOnCommandLine(command, "--" + key);
            if (isFlag || given.variable(Settings.variable(key)).isPresent()) {
                throw new UsageException(
                        (isFlag ? "--" + key : Settings.variable(key)) + " is given together with " + what + ".",
                        "All databases would have it: set it as flyback.databases.NAME." + key + " for each.");
            }
        }
    }

    int atOnce() {
        return DatabasesAtOnce.checked(atOnce);
    }

    Shard share(Given given) {
        return shard != null
                ? Shard.parse(shard)
                : Shard.ofJob(given.variable("JOB_COMPLETION_INDEX"), given.variable("JOB_COMPLETIONS"));
    }

    private static boolean isOnCommandLine(CommandSpec command, String flag) {
        return command.commandLine().getParseResult().hasMatchedOption(flag);
    }
}
