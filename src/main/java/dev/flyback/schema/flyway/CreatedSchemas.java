package dev.flyback.schema.flyway;

import dev.flyback.dump.index.MigrationEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The schemas that Flyway created itself, which its history lists in a row of its own: {@code "app","audit"}. */
final class CreatedSchemas {
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")+)\"|`((?:[^`]|``)+)`");

    private CreatedSchemas() {}

    static List<String> of(List<MigrationEntry> entries) {
        List<String> schemas = new ArrayList<>();
        for (MigrationEntry entry : entries) {
            if (MigrationKind.of(entry.type()) == MigrationKind.SCHEMA_CREATION) {
                Matcher matcher = QUOTED.matcher(entry.script());
                while (matcher.find()) {
                    String name = matcher.group(1);
                    schemas.add(
                            name != null
                                    ? name.replace("\"\"", "\"")
                                    : matcher.group(2).replace("``", "`"));
                }
            }
        }
        return schemas;
    }
}
