package dev.flyback.schema.flyway;

import dev.flyback.dump.index.MigrationEntry;
import java.util.List;
import java.util.Optional;

/** The prefix of versioned scripts, told from the names that a history recorded. */
final class ScriptPrefix {
    private static final String SEPARATOR = "__";

    private ScriptPrefix() {}

    /** What stands before the version in the name of every versioned script; empty if there are none or they do not agree. */
    static Optional<String> of(List<MigrationEntry> entries) {
        List<Optional<String>> prefixes = entries.stream()
                .filter(entry -> entry.version() != null && MigrationKind.of(entry.type()) == MigrationKind.SQL)
                .map(ScriptPrefix::of)
                .distinct()
                .toList();
        return prefixes.size() == 1 ? prefixes.get(0) : Optional.empty();
    }

    private static Optional<String> of(MigrationEntry entry) {
        String name = baseName(entry.script());
        int end = name.indexOf(SEPARATOR);
        if (end < 0) {
            end = name.lastIndexOf('.');
        }
        String versioned = (end < 0 ? name : name.substring(0, end)).replace('_', '.');
        String version = entry.version();
        return version != null && versioned.endsWith(version)
                ? Optional.of(name.substring(0, versioned.length() - version.length()))
                : Optional.empty();
    }

    /** The last part of a recorded script name. */
    static String baseName(String script) {
        return script.substring(Math.max(script.lastIndexOf('/'), script.lastIndexOf('\\')) + 1);
    }
}
