package dev.flyback.cli;

import dev.flyback.cli.settings.Settings;
import dev.flyback.report.Cancellation;
import java.time.Clock;

/**
 * What commands are run with.
 *
 * @param version Flyback's
 */
record Invocation(
        Terminal terminal,
        Wiring wiring,
        Settings settings,
        Redaction redaction,
        Cancellation cancellation,
        Clock clock,
        String version) {}
