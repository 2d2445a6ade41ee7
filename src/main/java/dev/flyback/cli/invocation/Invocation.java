package dev.flyback.cli.invocation;

import dev.flyback.cli.console.Problem;
import dev.flyback.cli.console.Terminal;
import dev.flyback.cli.console.UsageErrors;
import dev.flyback.cli.secrets.Redaction;
import dev.flyback.cli.settings.Settings;
import dev.flyback.cli.signals.Interrupt;
import dev.flyback.failure.FlybackException;
import java.time.Clock;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What commands are run with.
 *
 * @param version Flyback's
 * @param given what the user gave
 * @param grammar the command line that is read for an invocation
 */
public record Invocation(
        Terminal terminal,
        Parts parts,
        Settings settings,
        Redaction redaction,
        Interrupt cancellation,
        Clock clock,
        String version,
        Given given,
        Function<Invocation, CommandLine> grammar) {

    /** The same, about one database of the configuration. */
    Invocation about(String database) {
        return new Invocation(
                terminal, parts, settings, redaction, cancellation, clock, version, given.about(database), grammar);
    }

    /**
     * The command of the same command line once more, with the values of one database of the configuration.
     *
     * @param command the class of the command that was given
     * @throws FlybackException if a value cannot be meant
     */
    public <T> T again(String database, Class<T> command) {
        Invocation one = about(database);
        try {
            ParseResult result = grammar.apply(one).parseArgs(given.arguments().toArray(String[]::new));
            return command.cast(result.subcommand().commandSpec().userObject());
        } catch (ParameterException e) {
            throw Problem.expected(e).orElseGet(() -> new UsageErrors(settings).explain(e));
        }
    }
}
