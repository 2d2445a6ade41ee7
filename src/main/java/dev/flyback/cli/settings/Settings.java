package dev.flyback.cli.settings;

import dev.flyback.cli.settings.SettingsFile.KnownKeys;
import dev.flyback.failure.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Gives flags that are not on the command line their values: from the environment ({@code FLYBACK_HISTORY_TABLE} for {@code --history-table}), then
 * from the configuration file ({@code flyback.history-table}). An empty variable or value counts as none. The file is read once, when first needed.
 */
public final class Settings implements IDefaultValueProvider {
    public static final String CONFIG = "--config";

    private static final Path DEFAULT_FILE = Path.of("flyback.yaml");

    /** Flags that make no sense outside of a command line. */
    private static final Set<String> FLAGS_ONLY = Set.of("help", "version");

    private final Map<String, String> environment;
    private final Map<ArgSpec, String> origins = new HashMap<>();
    private @Nullable SettingsFile file;

    public Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || isHelpWanted(option.command())) {
            return null;
        }
        String key = key(option);
        if (FLAGS_ONLY.contains(key)) {
            return null;
        }
        String variable = variable(key);
        String value = environment.getOrDefault(variable, "");
        if (!value.isEmpty()) {
            origins.put(argument, "the environment variable " + variable);
            return value;
        }
        return option.longestName().equals(CONFIG) ? null : fromFile(option, key);
    }

    /**
     * Makes sure that the configuration file has a section for a database.
     *
     * @throws UsageException if it has not
     */
    public void requireSection(CommandSpec command, String name) {
        SettingsFile settings = file(command);
        if (!settings.databases().contains(name)) {
            throw noSuchDatabase(name, settings);
        }
    }

    /** Where a value came from that was not on the command line, in words. */
    public Optional<String> origin(ArgSpec argument) {
        return Optional.ofNullable(origins.get(argument));
    }

    /** The name of a flag without dashes: its key in the file. */
    public static String key(OptionSpec option) {
        return option.longestName().replaceFirst("^-+", "");
    }

    /** The environment variable of a key. */
    public static String variable(String key) {
        return "FLYBACK_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private @Nullable String fromFile(OptionSpec option, String key) {
        SettingsFile settings = file(option.command());
        Optional<String> database = database(option.command());
        Optional<String> value = settings.value(key, database).filter(text -> !text.isEmpty());
        value.ifPresent(text -> origins.put(option, SettingsFile.ROOT + "." + key + " in " + settings.fileName()));
        return value.orElse(null);
    }

    private SettingsFile file(CommandSpec command) {
        if (file == null) {
            String named = configOption(command);
            KnownKeys known = keys(command.root());
            if (named != null) {
                file = SettingsFile.read(Path.of(named), known);
            } else {
                file = Files.exists(DEFAULT_FILE) ? SettingsFile.read(DEFAULT_FILE, known) : SettingsFile.absent();
            }
        }
        return file;
    }

    private @Nullable String configOption(CommandSpec command) {
        OptionSpec option = command.findOption(CONFIG);
        Object given = option == null ? null : option.getValue();
        return given == null ? environment.get(variable(CONFIG.substring(2))) : given.toString();
    }

    private static Optional<String> database(CommandSpec command) {
        return command.userObject() instanceof OfOneDatabase one ? one.section() : Optional.empty();
    }

    private static KnownKeys keys(CommandSpec root) {
        Set<String> all = new TreeSet<>();
        Set<String> maps = new TreeSet<>();
        for (CommandLine command : root.subcommands().values()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                (option.isMultiValue() && option.type() == Map.class ? maps : all).add(key(option));
            }
        }
        all.addAll(maps);
        all.removeAll(FLAGS_ONLY);
        all.remove(CONFIG.substring(2));
        return new KnownKeys(all, maps);
    }

    private static boolean isHelpWanted(CommandSpec command) {
        return command.options().stream()
                .anyMatch(option -> option.usageHelp() && Boolean.TRUE.equals(option.getValue()));
    }

    private static UsageException noSuchDatabase(String name, SettingsFile settings) {
        String known = String.join(", ", settings.databases());
        return new UsageException(
                "The configuration has no database '" + name + "'.",
                known.isEmpty()
                        ? "Add it under flyback.databases in flyback.yaml, or give --url instead of a name."
                        : "It has: " + known + ".");
    }
}
