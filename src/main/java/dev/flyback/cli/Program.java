package dev.flyback.cli;

import dev.flyback.cli.backup.BackupCommand;
import dev.flyback.cli.console.Failures;
import dev.flyback.cli.dumps.CatCommand;
import dev.flyback.cli.dumps.ListCommand;
import dev.flyback.cli.dumps.ShowCommand;
import dev.flyback.cli.dumps.VerifyCommand;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.options.DurationConverter;
import dev.flyback.cli.options.InstantConverter;
import dev.flyback.cli.prune.PruneCommand;
import dev.flyback.cli.restore.RestoreCommand;
import dev.flyback.cli.schedule.ScheduleCommand;
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
        CommandLine program = model(invocation);
        program.setParameterExceptionHandler(failures);
        program.setExecutionExceptionHandler(failures);
        return program;
    }

    /** The same, for reading a command line without running it; nothing handles its failures. */
    static CommandLine model(Invocation invocation) {
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
        program.registerConverter(Duration.class, new DurationConverter());
        program.registerConverter(Instant.class, new InstantConverter());
        program.setCaseInsensitiveEnumValuesAllowed(true);
        program.setDefaultValueProvider(invocation.settings());
        program.setOut(new PrintWriter(invocation.terminal().output(), true, StandardCharsets.UTF_8));
        program.setErr(new PrintWriter(invocation.terminal().errors(), true, StandardCharsets.UTF_8));
        program.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        program.setUsageHelpWidth(HELP_WIDTH);
        describe(program);
        return program;
    }

    private static List<Object> commands(Invocation invocation) {
        return List.of(
                new BackupCommand(invocation),
                new ListCommand(invocation),
                new ShowCommand(invocation),
                new VerifyCommand(invocation),
                new CatCommand(invocation),
                new RestoreCommand(invocation),
                new PruneCommand(invocation),
                new ScheduleCommand(invocation));
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
