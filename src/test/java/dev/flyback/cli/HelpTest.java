package dev.flyback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.failure.ExitCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {

    static Stream<String> commands() {
        return Stream.of("backup", "list", "show", "verify", "cat", "restore", "prune", "schedule");
    }

    @Test
    void alone_the_program_shows_its_help() {
        CommandRun run = CommandRun.of();

        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).contains("Usage: flyback").contains(commands().toList());
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void the_version_is_that_of_the_build() {
        assertThat(CommandRun.of("--version").output()).isEqualTo("flyback 1.2.3\n");
    }

    @Test
    void commands_stand_in_the_order_of_use() {
        assertThat(CommandRun.program().getSubcommands().keySet())
                .startsWith(commands().toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void each_command_tells_what_it_does_with_examples_and_exit_codes(String command) {
        String help = CommandRun.of(command, "--help").output();

        assertThat(help).contains("Examples:\n  ", "flyback " + command);
        assertThat(help).contains("FLYBACK_");
        for (ExitCode code : ExitCode.values()) {
            assertThat(help).contains(code.name() + ": " + code.meaning());
        }
        assertThat(help.lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void each_flag_is_described() {
        assertThat(options().stream().filter(option -> !option.hidden()))
                .allMatch(option -> option.description().length == 1 && option.description()[0].endsWith("."));
    }

    /** Without a fallback value, picocli would turn a switch off that the environment has turned on. */
    @Test
    void each_switch_is_on_when_given() {
        assertThat(options().stream()
                        .filter(option -> option.type() == boolean.class)
                        .filter(option -> !option.usageHelp() && !option.versionHelp()))
                .isNotEmpty()
                .allMatch(option -> "true".equals(option.fallbackValue()));
    }

    @Test
    void help_never_shows_values_of_the_environment() {
        CommandRun run = CommandRun.with(
                Map.of("FLYBACK_URL", "postgres://u:secret@h/d", "FLYBACK_PASSWORD", "secret"), "backup", "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).doesNotContain("secret");
    }

    @Test
    void a_completion_script_knows_commands_and_flags() {
        CommandRun run = CommandRun.of("generate-completion");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .contains("complete -F", "restore", "--then-migrate")
                .doesNotContain("'--password'");
    }

    private static List<OptionSpec> options() {
        return CommandRun.program().getSubcommands().values().stream()
                .filter(command -> !command.getCommandName().equals("generate-completion"))
                .map(CommandLine::getCommandSpec)
                .map(spec -> spec.options())
                .flatMap(Collection::stream)
                .toList();
    }
}
