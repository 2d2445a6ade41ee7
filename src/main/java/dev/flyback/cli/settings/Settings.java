package dev.flyback.cli.settings;

import dev.flyback.cli.settings.SettingsFile.KnownKeys;
import dev.flyback.failure.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Gives flags that are not on the command line their values: from the environment ({@code FLYBACK_HISTORY_TABLE} for {@code --history-table}), then
 * from the configuration file ({@code flyback.history-table}). A database's own value ({@code FLYBACK_DATABASES_ORDERS_URL}, {@code
 * flyback.databases.orders.url}) counts before that for all, each in its place. An empty variable or value counts as none. The file is read once, when first needed.
 */
public final class Settings implements IDefaultValueProvider {
    /** As the {@code descriptionKey} of a flag: it has a meaning of its own in one command, and is never set from elsewhere. */
    public static final String COMMAND_LINE_ONLY = "command-line-only";

    private static final String CONFIG = "--config";

    private static final Path DEFAULT_FILE = Path.of("flyback.yaml");

    /** Flags that make no sense outside of a command line. */
    private static final Set<String> FLAGS_ONLY = Set.of("help", "version");

    private final Map<String, String> environment;
    private final Map<ArgSpec, String> origins = new HashMap<>();
    private final @Nullable String named;
    private @Nullable SettingsFile file;

    /**
     * The settings of one invocation.
     *
     * @param arguments its command line, for the name of the configuration file
     */
    public Settings(Map<String, String> environment, String... arguments) {
        this.environment = Map.copyOf(environment);
        this.named = named(environment, List.of(arguments));
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || isHelpWanted(option.command())) {
            return null;
        }
        String key = key(option);
        if (FLAGS_ONLY.contains(key) || isCommandLineOnly(option)) {
            return null;
        }
        for (String variable : variables(key, database(option.command()))) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isEmpty()) {
                origins.put(argument, "the environment variable " + variable);
                return value;
            }
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

    /** The databases that have a section in the configuration file, sorted; empty without a file. */
    public List<String> databases(CommandSpec command) {
        return List.copyOf(file(command).databases());
    }

    /** What one database alone has, of its own variable or its section: nothing that is given for all counts. */
    public Optional<String> ownValue(CommandSpec command, String key, String database) {
        return Optional.ofNullable(environment.get(variable(ownKey(database, key))))
                .or(() -> file(command).ownValue(key, database))
                .filter(value -> !value.isEmpty());
    }

    /** Where a value came from that was not on the command line, in words. */
    public Optional<String> origin(ArgSpec argument) {
        return Optional.ofNullable(origins.get(argument));
    }

    /** The name of a flag without dashes: its key in the file. */
    public static String key(OptionSpec option) {
        return key(option.longestName());
    }

    /** The environment variable of a key. */
    public static String variable(String key) {
        return "FLYBACK_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** A database's own variable ({@code FLYBACK_DATABASES_ORDERS_URL}) counts before that for all. */
    private static List<String> variables(String key, Optional<String> database) {
        return Stream.concat(database.map(name -> ownKey(name, key)).stream(), Stream.of(key))
                .map(Settings::variable)
                .toList();
    }

    private static String ownKey(String database, String key) {
        return "databases-" + database.replaceAll("[^A-Za-z0-9]", "-") + "-" + key;
    }

    private static String key(String flag) {
        return flag.replaceFirst("^-+", "");
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
            KnownKeys known = keys(command.root());
            if (named != null) {
                file = SettingsFile.read(Path.of(named), known);
            } else {
                file = Files.exists(DEFAULT_FILE) ? SettingsFile.read(DEFAULT_FILE, known) : SettingsFile.absent();
            }
        }
        return file;
    }

    /** Looked for before picocli does: it asks for the values of switches while it is still reading the command line. */
    private static @Nullable String named(Map<String, String> environment, List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(CONFIG + "=")) {
                return argument.substring(CONFIG.length() + 1);
            }
            if (argument.equals(CONFIG) && i + 1 < arguments.size()) {
                return arguments.get(i + 1);
            }
        }
        return Optional.ofNullable(environment.get(variable(key(CONFIG))))
                .filter(value -> !value.isEmpty())
                .orElse(null);
    }

    private static Optional<String> database(CommandSpec command) {
        return command.userObject() instanceof OfOneDatabase one ? one.section() : Optional.empty();
    }

    private static KnownKeys keys(CommandSpec root) {
        Set<String> all = new TreeSet<>();
        Set<String> maps = new TreeSet<>();
        for (CommandLine command : root.subcommands().values()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (!isCommandLineOnly(option)) {
                    (option.isMultiValue() && option.type() == Map.class ? maps : all).add(key(option));
                }
            }
        }
        all.addAll(maps);
        all.removeAll(FLAGS_ONLY);
        all.remove(key(CONFIG));
        return new KnownKeys(all, maps);
    }

    /** Whether a flag is only ever set on the command line. */
    public static boolean isCommandLineOnly(OptionSpec option) {
        return COMMAND_LINE_ONLY.equals(option.descriptionKey());
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
