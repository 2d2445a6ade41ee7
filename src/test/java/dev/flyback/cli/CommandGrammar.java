package dev.flyback.cli;

import dev.flyback.cli.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the program understands, for command lines and variables that stand in documents and manifests. */
public final class CommandGrammar {
    private CommandGrammar() {}

    /** The names of the commands. */
    public static Set<String> commands() {
        return Set.copyOf(CommandRun.program().getSubcommands().keySet());
    }

    /**
     * Reads a command line as the program does, without running it.
     *
     * @throws RuntimeException if it is not understood, or a value of the environment or of the configuration file is not
     */
    public static void read(Map<String, String> environment, List<String> arguments) {
        CommandRun.program(environment, arguments.toArray(String[]::new)).parseArgs(arguments.toArray(String[]::new));
    }

    /** Whether the program looks at a variable of the environment. */
    public static boolean knows(String variable) {
        return variables().stream()
                .anyMatch(known -> variable.equals("FLYBACK_" + known)
                        || variable.matches("FLYBACK_DATABASES_[A-Z0-9_]+_" + known));
    }

    private static Set<String> variables() {
        Set<String> variables = new TreeSet<>();
        for (CommandLine command : CommandRun.program().getSubcommands().values()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (!Settings.isCommandLineOnly(option) && !option.usageHelp()) {
                    variables.add(Settings.variable(Settings.key(option)).substring("FLYBACK_".length()));
                }
            }
        }
        return variables;
    }
}
