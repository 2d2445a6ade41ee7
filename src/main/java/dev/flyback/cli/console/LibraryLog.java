package dev.flyback.cli.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flyback.cli.progress.LogLine;
import dev.flyback.cli.secrets.Redaction;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jspecify.annotations.Nullable;

/** What libraries log, in the format of the other lines and without secrets. */
public final class LibraryLog {
    private LibraryLog() {}

    /** From now on. */
    public static void write(LogFormat format, Redaction redaction) {
        @Nullable Logger root = LogManager.getLogManager().getLogger("");
        if (root != null) {
            for (Handler handler : root.getHandlers()) {
                write(handler, format, redaction);
            }
        }
    }

    private static void write(Handler handler, LogFormat format, Redaction redaction) {
        if (handler.getFormatter() != null) {
            Formatter text = handler.getFormatter() instanceof Lines lines ? lines.text : handler.getFormatter();
            handler.setFormatter(new Lines(text, format, redaction));
        }
        if (handler instanceof ExtHandler outer) {
            for (Handler inner : outer.getHandlers()) {
                write(inner, format, redaction);
            }
        }
    }

    private static final class Lines extends Formatter {
        private final Formatter text;
        private final LogFormat format;
        private final Redaction redaction;

        Lines(Formatter text, LogFormat format, Redaction redaction) {
            this.text = text;
            this.format = format;
            this.redaction = redaction;
        }

        @Override
        public String format(LogRecord event) {
            if (format == LogFormat.text) {
                return redaction.apply(text.format(event));
            }
            ObjectNode line = LogLine.at(
                            event.getInstant(), event.getLevel().getName(), redaction.apply(formatMessage(event)))
                    .put("logger", event.getLoggerName());
            if (event.getThrown() != null) {
                line.put("trace", redaction.apply(Failures.trace(event.getThrown())));
            }
            return line + "\n";
        }
    }
}
