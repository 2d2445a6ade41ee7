package dev.flyback.cli.options;

import dev.flyback.cli.secrets.Redaction;
import dev.flyback.database.Secret;
import dev.flyback.failure.UsageException;
import dev.flyback.schema.HistorySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The migrations, and the Flyway settings that the application uses. */
public final class HistoryOptions {
    @Option(
            names = "--migrations",
            paramLabel = "FOLDER",
            split = "[,\n]",
            splitSynopsisLabel = ",",
            description = "Folder with Flyway scripts; may be repeated.")
    List<Path> migrations = new ArrayList<>();

    @Option(
            names = "--history-table",
            paramLabel = "TABLE",
            description = "The schema history, TABLE or SCHEMA.TABLE. Default: found in the database.")
    @Nullable
    String historyTable;

    @Option(
            names = "--migration-prefix",
            paramLabel = "PREFIX",
            description = "Prefix of versioned scripts. Default: found, else Flyway's V.")
    @Nullable
    String migrationPrefix;

    @Option(
            names = "--baseline-version",
            paramLabel = "VERSION",
            description = "What a baseline is written with. Default: found, else Flyway's 1.")
    @Nullable
    String baselineVersion;

    @Option(
            names = "--placeholder",
            paramLabel = "NAME=VALUE",
            split = "\n",
            splitSynopsisLabel = "",
            description = "A placeholder of the scripts; may be repeated.")
    Map<String, String> placeholders = new LinkedHashMap<>();

    /**
     * The folders, all of which are there.
     *
     * @throws UsageException if one is not
     */
    public List<Path> folders() {
        for (Path folder : migrations) {
            if (!Files.isDirectory(folder)) {
                throw new UsageException(
                        "The migrations folder " + folder + " is not a folder.",
                        "Give the folder that holds the Flyway scripts with --migrations.");
            }
        }
        return List.copyOf(migrations);
    }

    /** The settings; from now on the values of placeholders are not printed. */
    public HistorySettings settings(Redaction redaction) {
        Map<String, Secret> values = new LinkedHashMap<>();
        placeholders.forEach((name, value) -> values.put(name, redaction.secret(value, "")));
        return new HistorySettings(
                Optional.ofNullable(historyTable),
                Optional.ofNullable(migrationPrefix),
                Optional.ofNullable(baselineVersion),
                values);
    }
}
