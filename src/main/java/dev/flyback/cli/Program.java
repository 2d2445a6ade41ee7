package dev.flyback.cli;

import dev.flyback.cli.settings.OfOneDatabase;
import dev.flyback.failure.ExitCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The whole command line: commands in the order of help, settings, failures. */
final class Program {
    private static final int HELP_WIDTH = 100;

    private Program() {}

    /**
     * The command line.
     *
     * @param failures where everything that is thrown goes
     */
    static CommandLine commandLine(Invocation invocation, Failures failures) {
        CommandLine program = new CommandLine(new FlybackCommand());
        for (Object command : commands(invocation)) {
            program.addSubcommand(command);
        }
        CommandLine completion = new CommandLine(new GenerateCompletion());
        completion
                .getCommandSpec()
                .usageMessage()
                .description("Print a completion script: source <(flyback generate-completion) in bash or zsh.");
        program.addSubcommand("generate-completion", completion);
        program.getCommandSpec().version("flyback " + invocation.version());
        understand(program, invocation);
        program.setParameterExceptionHandler(failures);
        program.setExecutionExceptionHandler(failures);
        program.setOut(new PrintWriter(invocation.terminal().output(), true, StandardCharsets.UTF_8));
        program.setErr(new PrintWriter(invocation.terminal().errors(), true, StandardCharsets.UTF_8));
        program.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        program.setUsageHelpWidth(HELP_WIDTH);
        describe(program);
        return program;
    }

    /**
     * Reads a command line once more into another command of the same kind, one that stands for a single database of the configuration file: there, that
     * database's section counts first.
     *
     * @param given the command that the command line was read into before
     */
    static void again(Invocation invocation, CommandSpec given, OfOneDatabase command) {
        CommandLine program = new CommandLine(new FlybackCommand());
        program.addSubcommand(command);
        understand(program, invocation);
        List<String> arguments = given.commandLine().getParseResult().originalArgs();
        program.parseArgs(arguments.toArray(String[]::new));
    }

    /** How values are read, and where those come from that are not given. */
    private static void understand(CommandLine program, Invocation invocation) {
        program.registerConverter(Duration.class, new DurationConverter());
        program.registerConverter(Instant.class, new InstantConverter());
        program.setCaseInsensitiveEnumValuesAllowed(true);
        program.setDefaultValueProvider(invocation.settings());
    }

    private static List<Object> commands(Invocation invocation) {
        return List.of(
                new BackupCommand(invocation),
                new ListCommand(invocation),
                new ShowCommand(invocation),
                new VerifyCommand(invocation),
                new CatCommand(invocation),
                new RestoreCommand(invocation),
                new PruneCommand(invocation));
    }

    /** What every help ends with: exit codes from their enum, and where values come from. */
    private static void describe(CommandLine program) {
        Map<String, String> codes = new LinkedHashMap<>();
        Arrays.stream(ExitCode.values())
                .forEach(code -> codes.put(String.valueOf(code.number()), code.name() + ": " + code.meaning()));
        describe(program.getCommandSpec().usageMessage(), codes);
        program.getSubcommands()
                .forEach((name, command) -> describe(command.getCommandSpec().usageMessage(), codes));
    }

    private static void describe(UsageMessageSpec usage, Map<String, String> codes) {
        usage.exitCodeListHeading("%nExit codes:%n").exitCodeList(codes);
        usage.parameterListHeading("%n")
                .optionListHeading("%n")
                .synopsisHeading("Usage: ")
                .commandListHeading("%nCommands:%n");
        usage.footerHeading(
                "%nEach flag can also be set by the environment (FLYBACK_HISTORY_TABLE for --history-table) or by the%n"
                        + "configuration file (flyback.history-table). Flags win, then the environment, then the file.%n");
    }
}
