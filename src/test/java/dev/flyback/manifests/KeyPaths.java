package dev.flyback.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The keys that a kind of document may have, as paths: {@code containers[].name}. They are lists in the test's resources, taken from the vendors'
 * references; {@code options.*} allows any key there.
 */
final class KeyPaths {
    private final Set<String> known;

    private KeyPaths(Set<String> known) {
        this.known = known;
    }

    /** The list of a kind of document. */
    static KeyPaths of(String kind) {
        try (InputStream list = KeyPaths.class.getResourceAsStream("/deploy/" + kind + ".keys")) {
            if (list == null) {
                throw new IllegalArgumentException("no list of keys for " + kind);
            }
            return new KeyPaths(new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(String path) {
        return known.contains(path);
    }

    /** The paths of a document that are not in the list. */
    Set<String> unknownIn(JsonNode document) {
        Set<String> unknown = new TreeSet<>();
        look("", document, unknown);
        return unknown;
    }

    private void look(String path, JsonNode node, Set<String> unknown) {
        if (node.isArray()) {
            node.forEach(item -> look(path + "[]", item, unknown));
        }
        node.properties().forEach(entry -> {
            String prefix = path.isEmpty() ? "" : path + ".";
            String exact = prefix + entry.getKey();
            String whole = known.contains(prefix + "*") ? prefix + "*" : exact;
            if (known.contains(exact) || known.contains(whole)) {
                look(whole, entry.getValue(), unknown);
            } else {
                unknown.add(exact);
            }
        });
    }
}
