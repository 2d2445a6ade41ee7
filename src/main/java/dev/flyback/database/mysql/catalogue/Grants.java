package dev.flyback.database.mysql.catalogue;

import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.ServerIdentity;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the account is granted on the whole of its database. The catalogue shows only what an account may see, so that without a right on the whole, a
 * table could be missing without a word.
 */
public final class Grants {
    private static final Pattern GRANT = Pattern.compile(
            "(GRANT|REVOKE) (.+?) ON (?:\\*\\.\\*|[`\"]((?:[^`\"]|``)+)[`\"]\\.\\*) (?:TO|FROM) .*", Pattern.DOTALL);

    private final List<String> lines;
    private final String database;

    private Grants(List<String> lines, String database) {
        this.lines = lines;
        this.database = database;
    }

    /** Asks the server, as the account of the session. */
    public static Grants read(Connection connection, ServerIdentity server) {
        List<String> lines = new ArrayList<>(
                Query.list(connection, "reading the account's rights", "SHOW GRANTS", row -> row.getString(1)));
        String roles = Query.one(
                connection,
                "reading the account's roles",
                "SELECT COALESCE(CURRENT_ROLE(), 'NONE')",
                row -> row.getString(1));
        if (!server.isMariadb() && !roles.equals("NONE")) {
            lines.addAll(Query.list(
                    connection,
                    "reading the rights of the account's roles",
                    "SHOW GRANTS FOR CURRENT_USER() USING " + roles,
                    row -> row.getString(1)));
        }
        return new Grants(lines, server.facts().database());
    }

    /** Whether the account has the right on every table that there is, and on those that are to come. */
    public boolean onWholeDatabase(String right) {
        boolean granted = false;
        for (String line : lines) {
            Matcher matcher = GRANT.matcher(line);
            if (matcher.matches() && names(matcher.group(2), right)) {
                String pattern = matcher.group(3);
                if (matcher.group(1).equals("REVOKE")) {
                    if (database.equals(unquoted(pattern))) {
                        return false;
                    }
                } else {
                    granted |= pattern == null
                            || like(unquoted(pattern)).matcher(database).matches();
                }
            }
        }
        return granted;
    }

    /** Whether the account has one of the rights on the whole server. */
    public boolean onServer(Set<String> anyOf) {
        return lines.stream()
                .map(GRANT::matcher)
                .filter(Matcher::matches)
                .filter(matcher -> matcher.group(1).equals("GRANT") && matcher.group(3) == null)
                .anyMatch(matcher -> anyOf.stream().anyMatch(right -> names(matcher.group(2), right)));
    }

    private static boolean names(String rights, String right) {
        String list = rights.toUpperCase(Locale.ROOT);
        return list.startsWith("ALL PRIVILEGES")
                || Arrays.stream(list.split(",")).map(String::strip).anyMatch(right::equals);
    }

    private static String unquoted(String name) {
        return name == null ? "" : name.replace("``", "`");
    }

    /** A database's name in a grant is a pattern of LIKE (MySQL's manual, 15.7.1.6). */
    private static Pattern like(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
