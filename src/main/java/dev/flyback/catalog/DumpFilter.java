package dev.flyback.catalog;

import dev.flyback.report.Printable;
import java.time.Instant;
import java.util.Optional;

/**
 * Which dumps are meant. What is empty restricts nothing.
 *
 * @param name the database's name in the store
 * @param schemaVersion {@code 1.0}, {@code 01} and {@code 1} are the same version; {@code unversioned} means dumps without one
 * @param before begun earlier than this
 * @param after begun at this instant or later
 */
public record DumpFilter(
        Optional<String> name, Optional<String> schemaVersion, Optional<Instant> before, Optional<Instant> after) {
    public static final DumpFilter ALL =
            new DumpFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** All dumps of this database. */
    public static DumpFilter named(String name) {
        return new DumpFilter(Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty());
    }

    boolean accepts(DumpKey key) {
        return name.filter(wanted -> !wanted.equals(key.name())).isEmpty()
                && schemaVersion.filter(wanted -> !key.isAtVersion(wanted)).isEmpty()
                && before.filter(limit -> !key.startedAt().isBefore(limit)).isEmpty()
                && after.filter(limit -> key.startedAt().isBefore(limit)).isEmpty();
    }

    /** For messages: {@code named orders, of schema version 5, before …}; empty if nothing is restricted. */
    String words() {
        StringBuilder words = new StringBuilder();
        name.ifPresent(text -> words.append(" of ").append(Printable.text(text)));
        schemaVersion.ifPresent(text -> words.append(" at schema version ").append(Printable.text(text)));
        after.ifPresent(instant -> words.append(" since ").append(instant));
        before.ifPresent(instant -> words.append(" before ").append(instant));
        return words.toString();
    }
}
