package dev.flyback.schema.flyway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flyback.database.Secret;
import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.schema.HistorySettings;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.internal.parser.PlaceholderReplacingReader;
import org.flywaydb.core.internal.resolver.ChecksumCalculator;
import org.jspecify.annotations.Nullable;

/**
 * A script as Flyway reads it, measured against the checksum that the history recorded.
 *
 * <p>Flyway computes a checksum over the text, not the bytes, so it also proves the encoding: UTF-8 is tried first, which is Flyway's default, then
 * ISO 8859-1 and UTF-16. For repeatable migrations Flyway computes it over the text after the replacement of placeholders, or, where they are not
 * replaced, before; both are tried.
 *
 * @param text the decoded script, placeholders in it
 * @param matches whether its checksum is the recorded one
 * @param checksum what Flyway would compute today; null if a placeholder's value is not known
 * @param unknownPlaceholders names of placeholders in the text that have no known value
 */
record ScriptText(String text, boolean matches, @Nullable Integer checksum, Set<String> unknownPlaceholders) {
    private static final String PREFIX = "${";
    private static final String SUFFIX = "}";
    private static final List<Charset> ENCODINGS = List.of(UTF_8, ISO_8859_1, UTF_16);

    /** Placeholders that Flyway fills by itself when a script runs, but whose value at the time of the checksum is unknown. */
    private static final Set<String> FILLED_BY_FLYWAY =
            Set.of("flyway:database", "flyway:timestamp", "flyway:user", "flyway:workingdirectory");

    ScriptText {
        unknownPlaceholders = Set.copyOf(unknownPlaceholders);
    }

    static ScriptText of(MigrationEntry entry, byte[] script, HistoryFacts facts, HistorySettings settings) {
        Map<String, String> placeholders = placeholders(entry, facts, settings);
        ScriptText first = null;
        for (Charset encoding : ENCODINGS) {
            Optional<ScriptText> text =
                    decoded(script, encoding).map(decoded -> measured(entry, decoded, placeholders));
            if (text.isPresent() && text.get().matches) {
                return text.get();
            }
            first = first == null ? text.orElse(null) : first;
        }
        return Objects.requireNonNull(first, "ISO 8859-1 decodes anything");
    }

    /** The text of a script whose checksum is not known: in UTF-8 if it can be, else in ISO 8859-1. */
    static String decode(byte[] script) {
        return decoded(script, UTF_8).orElseGet(() -> new String(script, ISO_8859_1));
    }

    /** Placeholders without which Flyway would refuse to run the script. */
    Set<String> missingPlaceholders() {
        Set<String> missing = new TreeSet<>(unknownPlaceholders);
        missing.removeIf(name -> FILLED_BY_FLYWAY.contains(name.toLowerCase(Locale.ROOT)));
        return missing;
    }

    private static ScriptText measured(MigrationEntry entry, String text, Map<String, String> placeholders) {
        Set<String> unknown = new TreeSet<>();
        for (String name : placeholderNames(text)) {
            if (!placeholders.containsKey(name.toLowerCase(Locale.ROOT))) {
                unknown.add(name);
            }
        }
        int plain = ChecksumCalculator.calculate(new RecordedScript(entry.script(), text));
        if (Objects.equals(entry.checksum(), plain)) {
            return new ScriptText(text, true, plain, unknown);
        }
        if (entry.version() != null) {
            return new ScriptText(text, false, plain, unknown);
        }
        if (!unknown.isEmpty()) {
            return new ScriptText(text, false, null, unknown);
        }
        int replaced = ChecksumCalculator.calculate(new RecordedScript(
                entry.script(),
                () -> new PlaceholderReplacingReader(PREFIX, SUFFIX, ":", placeholders, new StringReader(text))));
        return new ScriptText(text, Objects.equals(entry.checksum(), replaced), replaced, unknown);
    }

    private static Optional<String> decoded(byte[] script, Charset encoding) {
        try {
            return Optional.of(
                    encoding.newDecoder().decode(ByteBuffer.wrap(script)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> placeholders(
            MigrationEntry entry, HistoryFacts facts, HistorySettings settings) {
        Map<String, String> placeholders = new HashMap<>();
        for (Map.Entry<String, Secret> placeholder : settings.placeholders().entrySet()) {
            placeholders.put(
                    placeholder.getKey().toLowerCase(Locale.ROOT),
                    placeholder.getValue().value());
        }
        placeholders.put("flyway:defaultschema", facts.table().schema());
        placeholders.put("flyway:table", facts.table().name());
        placeholders.put("flyway:filename", ScriptPrefix.baseName(entry.script()));
        placeholders.put("flyway:environment", "default");
        return placeholders;
    }

    /** Names between the prefix and the next suffix, as Flyway's reader finds them, comments included. */
    private static Set<String> placeholderNames(String text) {
        Set<String> names = new TreeSet<>();
        int start = text.indexOf(PREFIX);
        while (start >= 0) {
            int end = text.indexOf(SUFFIX, start + PREFIX.length());
            if (end < 0) {
                names.add(text.substring(start + PREFIX.length()));
                return names;
            }
            names.add(text.substring(start + PREFIX.length(), end));
            start = text.indexOf(PREFIX, end + 1);
        }
        return names;
    }
}
