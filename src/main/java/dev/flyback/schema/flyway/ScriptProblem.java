package dev.flyback.schema.flyway;

import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.report.Printable;
import java.util.Collection;
import java.util.stream.Collectors;

/** The words for a script that is not the recorded one. */
final class ScriptProblem {
    private ScriptProblem() {}

    static String recorded(MigrationEntry entry) {
        Integer checksum = entry.checksum();
        return checksum == null ? "the history recorded no checksum" : "the history recorded checksum " + checksum;
    }

    static String computed(ScriptText text) {
        Integer checksum = text.checksum();
        return checksum == null
                ? "a checksum that depends on unknown values of " + placeholders(text.unknownPlaceholders())
                : "checksum " + checksum;
    }

    /** The names as they stand in scripts. */
    static String placeholders(Collection<String> names) {
        return names.stream()
                .sorted()
                .map(name -> Printable.text("${" + name + "}"))
                .collect(Collectors.joining(", "));
    }
}
