package dev.flyback.cli.progress;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A line of the log, as one JSON object. */
public final class LogLine {
    public static final String ERROR = "ERROR";
    public static final String WARN = "WARN";
    public static final String INFO = "INFO";

    private LogLine() {}

    /** A line of now, to which fields may be added. */
    public static ObjectNode of(String level, String message) {
        return at(Instant.now(), level, message);
    }

    public static ObjectNode at(Instant time, String level, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("time", time.toString())
                .put("level", level)
                .put("message", message);
    }
}
