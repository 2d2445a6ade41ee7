package dev.flyback.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A container that runs Flyback, in whatever kind of document it is described: what has an image, and arguments as {@code args} or {@code command}.
 *
 * @param environment a secret's value is only a word
 */
record ContainerRun(JsonNode container, Map<String, String> environment, List<String> arguments) {
    private static final String SECRET = "secret";

    /** Those anywhere in a document. */
    static List<ContainerRun> in(JsonNode document) {
        List<ContainerRun> runs = new ArrayList<>();
        if (document.path("image").isTextual()) {
            runs.add(of(document));
        }
        if (document.isArray()) {
            document.forEach(child -> runs.addAll(in(child)));
        }
        document.properties().stream()
                .filter(entry -> !entry.getKey().startsWith("x-")) // Only there to be merged elsewhere.
                .forEach(entry -> runs.addAll(in(entry.getValue())));
        return runs;
    }

    private static ContainerRun of(JsonNode container) {
        List<String> arguments = new ArrayList<>();
        container.path(container.has("args") ? "args" : "command").forEach(word -> arguments.add(word.asText()));
        Map<String, String> environment = new LinkedHashMap<>();
        JsonNode values = container.path(container.has("env") ? "env" : "environment");
        if (values.isArray()) {
            values.forEach(entry -> environment.put(
                    entry.path("name").asText(), entry.path("value").asText(SECRET)));
        } else {
            values.properties()
                    .forEach(entry ->
                            environment.put(entry.getKey(), entry.getValue().asText()));
        }
        container.path("secrets").forEach(entry -> {
            if (entry.has("valueFrom")) {
                environment.put(entry.path("name").asText(), SECRET);
            }
        });
        return new ContainerRun(container, environment, List.copyOf(arguments));
    }
}
