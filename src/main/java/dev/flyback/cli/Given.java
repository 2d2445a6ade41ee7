package dev.flyback.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user gave.
 *
 * @param arguments the whole command line
 * @param database what a command that is run for several databases is about just now: a section of the configuration
 */
record Given(Map<String, String> environment, List<String> arguments, Optional<String> database) {
    Given {
        environment = Map.copyOf(environment);
        arguments = List.copyOf(arguments);
    }

    static Given of(Map<String, String> environment, String... arguments) {
        return new Given(environment, List.of(arguments), Optional.empty());
    }

    Given about(String section) {
        return new Given(environment, arguments, Optional.of(section));
    }

    /** A variable of the environment; an empty one counts as none. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
