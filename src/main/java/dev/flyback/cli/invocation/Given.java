package dev.flyback.cli.invocation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user gave.
 *
 * @param arguments the whole command line
 * @param database what a command that is run for several databases is about just now: a section of the configuration
 */
public record Given(Map<String, String> environment, List<String> arguments, Optional<String> database) {
    public Given {
        environment = Map.copyOf(environment);
        arguments = List.copyOf(arguments);
    }

    /** What this process was given, before anything is known of databases. */
    public static Given of(Map<String, String> environment, String... arguments) {
        return new Given(environment, List.of(arguments), Optional.empty());
    }

    Given about(String section) {
        return new Given(environment, arguments, Optional.of(section));
    }

    /** A variable of the environment; an empty one counts as none. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
