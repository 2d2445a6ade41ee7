package dev.flyback.cli.console;

import dev.flyback.cli.settings.Settings;
import dev.flyback.failure.Suggestion;
import dev.flyback.failure.UsageException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and what may have been meant. */
public final class UsageErrors {
    private final Settings settings;

    /**
     * Explains what may also be wrong with the environment or the configuration file.
     *
     * @param settings know where a value came from
     */
    public UsageErrors(Settings settings) {
        this.settings = settings;
    }

    /** The failure to end with: what is wrong, where it stands, and the flag or command that is most alike. */
    public UsageException explain(ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        String help = "See '" + command.qualifiedName() + " --help'.";
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, command, help);
        }
        String origin = e.getArgSpec() == null
                ? ""
                : settings.origin(e.getArgSpec())
                        .map(place -> " (from " + place + ")")
                        .orElse("");
        return new UsageException(sentence(words(e), origin), help, e);
    }

    /** Names come with values that may be secret: what is not understood of them is not quoted. */
    private static String words(ParameterException e) {
        return e.getArgSpec() instanceof OptionSpec option && option.type() == Map.class
                ? option.longestName() + " takes " + option.paramLabel()
                : String.valueOf(e.getMessage());
    }

    private static UsageException unmatched(UnmatchedArgumentException e, CommandSpec command, String help) {
        String word = e.getUnmatched().get(0);
        boolean flag = word.startsWith("-");
        boolean noCommand = !flag && !command.subcommands().isEmpty();
        String what = flag ? "flag" : noCommand ? "command" : "argument here";
        List<String> known = flag
                ? command.options().stream()
                        .filter(option -> !option.hidden())
                        .map(OptionSpec::longestName)
                        .toList()
                : List.copyOf(command.subcommands().keySet());
        String name = flag ? word.replaceFirst("=.*", "") : word;
        String others = noCommand ? " Commands: " + known.stream().collect(Collectors.joining(", ")) + "." : "";
        return new UsageException(
                "There is no " + what + " '" + name + "' in '" + command.qualifiedName() + "'.",
                Suggestion.of(name, known)
                        .map(suggestion -> "Did you mean '" + suggestion + "'? " + help)
                        .orElse(help + others),
                e);
    }

    private static String sentence(String message, String origin) {
        String text = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
        return text + origin + ".";
    }
}
