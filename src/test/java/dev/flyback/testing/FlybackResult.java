package dev.flyback.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How a run ended.
 *
 * @param standardOutput bytes, since {@code cat} prints a dump's SQL
 */
public record FlybackResult(String arguments, int exitCode, byte[] standardOutput, String standardError) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Fails, with all that was printed, if the exit code is another. */
    public FlybackResult expect(int code) {
        if (exitCode != code) {
            throw new AssertionError("exit code " + exitCode + " instead of " + code + "\n" + this);
        }
        return this;
    }

    public String output() {
        return new String(standardOutput, StandardCharsets.UTF_8);
    }

    /** Standard output as one JSON value. */
    public JsonNode json() {
        return parsed(output());
    }

    /** What a backup says besides. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        json().get("warnings").forEach(warning -> warnings.add(warning.asText()));
        return warnings;
    }

    /** Standard error's last line as the error object, without the field around it. */
    public JsonNode error() {
        String lines = standardError.strip();
        return parsed(lines.substring(lines.lastIndexOf("{\"error\""))).get("error");
    }

    private JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON\n" + this, e);
        }
    }

    @Override
    public String toString() {
        return "flyback " + arguments + "\nexit code " + exitCode + "\n--- out\n" + output() + "\n--- err\n"
                + standardError;
    }
}
