package dev.flyback.manifests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A unit of systemd: sections with keys and values. Anything that is none of these, or a key that its section does not have, is refused. */
final class SystemdUnit {
    private static final KeyPaths KEYS = KeyPaths.of("systemd");

    private final Map<String, Map<String, List<String>>> sections = new LinkedHashMap<>();

    private SystemdUnit() {}

    static SystemdUnit read(Path file) {
        return parse(StrictDocuments.text(file));
    }

    /**
     * Reads a unit.
     *
     * @throws IllegalArgumentException if a line is not understood
     */
    static SystemdUnit parse(String text) {
        SystemdUnit unit = new SystemdUnit();
        String section = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                unit.add(section, line);
            }
        }
        return unit;
    }

    /** The values of a key, none if it is not there. */
    List<String> values(String section, String key) {
        return sections.getOrDefault(section, Map.of()).getOrDefault(key, List.of());
    }

    /** The only value of a key; empty if it is not there or empty. */
    String value(String section, String key) {
        List<String> values = values(section, key);
        return values.isEmpty() ? "" : values.get(values.size() - 1);
    }

    private void add(String section, String line) {
        int equals = line.indexOf('=');
        String key = equals < 0 ? line : line.substring(0, equals);
        if (equals < 0 || line.endsWith("\\") || !KEYS.contains(section + "." + key)) {
            throw new IllegalArgumentException("[" + section + "] has no " + line);
        }
        sections.computeIfAbsent(section, ignored -> new LinkedHashMap<>())
                .computeIfAbsent(key, ignored -> new ArrayList<>())
                .add(line.substring(equals + 1));
    }
}
