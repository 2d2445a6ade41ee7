package dev.flyback.schema.flyway;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogFactory;

/**
 * Keeps Flyway quiet: what matters arrives as an exception, and its debug messages hold statements with the values of placeholders. Flyway has one log
 * for the whole process, and every new {@code Flyway} resets it.
 */
final class SilentLog implements Log {
    private static final SilentLog INSTANCE = new SilentLog();

    private SilentLog() {}

    static void install() {
        LogFactory.setLogCreator(type -> INSTANCE);
    }

    @Override
    public void debug(String message) {}

    @Override
    public void info(String message) {}

    @Override
    public void warn(String message) {}

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Exception cause) {}

    @Override
    public void notice(String message) {}
}
