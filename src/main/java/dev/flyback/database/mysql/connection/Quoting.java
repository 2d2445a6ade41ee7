package dev.flyback.database.mysql.connection;

import dev.flyback.dump.index.TableName;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Writes names and texts as SQL. Everything is quoted always: no list of harmless characters is complete. */
public final class Quoting {
    private Quoting() {}

    /** A quoted identifier (MySQL's manual, 11.2): backquotes within are doubled, nothing else is special. */
    public static String identifier(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    /** A table as a statement names it; its database is that of the session. */
    public static String identifier(TableName table) {
        return identifier(table.name());
    }

    /** Quoted identifiers with a comma between them; the empty text for none. */
    public static String identifiers(List<String> names) {
        return names.stream().map(Quoting::identifier).collect(Collectors.joining(", "));
    }

    /**
     * Any text as a string constant without a single character that a client or a mode could take for something else: a hexadecimal literal with a
     * character set introducer (manual, 11.1.4 and 12.3.8).
     */
    public static String literal(String text) {
        return text.isEmpty() ? "''" : "_utf8mb4 0x" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Text for the rest of a comment line: printable ASCII but for the backslash, anything else as its number, so that no name can end the comment. */
    public static String comment(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c <= '~' && c != '\\') {
                escaped.append(c);
            } else {
                escaped.append(String.format("{%04x}", (int) c));
            }
        }
        return escaped.toString();
    }
}
