package dev.flyback.database.mysql.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What {@code SHOW CREATE TABLE} says, taken apart: the table's columns, keys and constraints, and what stands around them.
 *
 * @param items in the server's order, as they can stand behind {@code ALTER TABLE … ADD}
 * @param options behind the closing parenthesis
 */
public record DefinitionText(List<String> items, String options) {
    private static final Pattern COUNTER = Pattern.compile(" AUTO_INCREMENT=\\d+");

    /** The items are copied. */
    public DefinitionText {
        items = List.copyOf(items);
    }

    /**
     * Takes a definition apart.
     *
     * @param sql {@code CREATE TABLE `name` (…) …}
     * @return without items if the server's text cannot be understood
     */
    public static DefinitionText of(String sql) {
        List<String> items = new ArrayList<>();
        int depth = 0;
        int start = 0;
        char quote = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (quote != 0) {
                if (c == '\\' && quote == '\'') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '`' || c == '\'') {
                quote = c;
            } else if (c == '(' && depth++ == 0) {
                start = i + 1;
            } else if (c == ',' && depth == 1) {
                items.add(sql.substring(start, i).strip());
                start = i + 1;
            } else if (c == ')' && --depth == 0) {
                items.add(sql.substring(start, i).strip());
                return new DefinitionText(
                        items, COUNTER.matcher(sql.substring(i + 1)).replaceFirst(""));
            }
        }
        // MariaDB does not double the quotes in some names, and what it says then is no SQL: such a table is left as it
        // is.
        return new DefinitionText(List.of(), COUNTER.matcher(sql).replaceFirst(""));
    }

    /** The same for equal tables, in whatever order their keys were made; a column's place does not count either. */
    String canonical() {
        return String.join(",\n", new TreeSet<>(items)) + "\n)" + options.strip();
    }

    /** Keys that nothing but their own table's reading depends on: those that may be built after the rows are there. */
    public List<String> secondaryKeys() {
        return items.stream()
                .filter(item ->
                        (item.startsWith("KEY `") || item.startsWith("UNIQUE KEY `")) && !item.contains(" USING HASH"))
                .toList();
    }

    /** Those of the items that are foreign keys, in the server's order. */
    public List<String> foreignKeys() {
        return items.stream().filter(DefinitionText::isForeignKey).toList();
    }

    /** Whether one of the items is a primary key. */
    public boolean hasPrimaryKey() {
        return items.stream().anyMatch(item -> item.startsWith("PRIMARY KEY"));
    }

    private static boolean isForeignKey(String item) {
        return item.startsWith("CONSTRAINT `") && afterName(item).startsWith(" FOREIGN KEY");
    }

    /** The name of a key or a constraint, as it is quoted. */
    public static String quotedName(String item) {
        int start = item.indexOf('`');
        return item.substring(start, nameEnd(item, start));
    }

    private static String afterName(String item) {
        return item.substring(nameEnd(item, item.indexOf('`')));
    }

    private static int nameEnd(String item, int start) {
        int i = start + 1;
        while (item.charAt(i) != '`' || (i + 1 < item.length() && item.charAt(i + 1) == '`')) {
            i += item.charAt(i) == '`' ? 2 : 1;
        }
        return i + 1;
    }
}
