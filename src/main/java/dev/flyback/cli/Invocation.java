package dev.flyback.cli;

import dev.flyback.cli.settings.Settings;
import java.time.Clock;

/**
 * What commands are run with.
 *
 * @param version Flyback's
 * @param given what the user gave
 */
record Invocation(
        Terminal terminal,
        Wiring wiring,
        Settings settings,
        Redaction redaction,
        Interrupt cancellation,
        Clock clock,
        String version,
        Given given) {

    /** The same, about one database of the configuration. */
    Invocation about(String database) {
        return new Invocation(
                terminal, wiring, settings, redaction, cancellation, clock, version, given.about(database));
    }
}
