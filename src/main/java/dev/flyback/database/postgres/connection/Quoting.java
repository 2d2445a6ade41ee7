package dev.flyback.database.postgres.connection;

import dev.flyback.dump.index.TableName;
import java.util.List;
import java.util.stream.Collectors;

/** Writes names and texts as SQL. Everything is quoted always: no list of harmless characters is complete. */
public final class Quoting {
    private Quoting() {}

    /** A quoted identifier (manual, 4.1.1): double quotes within are doubled, nothing else is special. */
    public static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A table as a statement names it, with its schema. */
    public static String identifier(TableName table) {
        return identifier(table.schema()) + '.' + identifier(table.name());
    }

    /** Quoted identifiers with a comma between them; the empty text for none. */
    public static String identifiers(List<String> names) {
        return names.stream().map(Quoting::identifier).collect(Collectors.joining(", "));
    }

    /** A string constant; valid where {@code standard_conforming_strings} is on, which every session here sets. */
    public static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /** Text for the rest of a comment line: printable ASCII as it is, anything else escaped, so that no name can end the comment. */
    public static String comment(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c <= '~' && c != '\\') {
                escaped.append(c);
            } else {
                escaped.append(String.format("\\u%04x", (int) c));
            }
        }
        return escaped.toString();
    }

    /** A dollar-quoted string (manual, 4.1.2.4) with a tag that does not occur in the text. */
    public static String dollars(String text) {
        String tag = "$flyback$";
        for (int i = 0; text.contains(tag); i++) {
            tag = "$flyback_" + i + "$";
        }
        return tag + text + tag;
    }
}
