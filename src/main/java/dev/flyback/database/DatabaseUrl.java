package dev.flyback.database;

import dev.flyback.failure.UsageException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is: a JDBC URL that holds no credentials.
 *
 * @param jdbcUrl for the driver
 * @param username the account that stood in the URL
 * @param password the password that stood in the URL
 */
public record DatabaseUrl(String jdbcUrl, Optional<String> username, Optional<Secret> password) {
    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:)?(postgresql|postgres|mysql|mariadb)://(?:([^/?#]*)@)?([^/?#@]*)(?:/([^?#]*))?(?:\\?(.*))?");
    /** Hosts with ports; MariaDB's driver also takes {@code address=(host=…)}. */
    private static final Pattern HOSTS = Pattern.compile("(?:\\[[^\\]]*\\]|[^:\\[\\]]*)(?::\\d*)?|address=\\(.*");

    private static final String HINT = "Use the form jdbc:postgresql://host:5432/database.";
    private static final String ESCAPES =
            "Write / ? # @ and % within a user or a password as %2F %3F %23 %40 and %25, or give them apart from the URL.";

    /**
     * Accepts {@code jdbc:postgresql://…}, the same without {@code jdbc:}, and {@code postgres://}. User and password are taken out, from before the
     * host and from the parameters {@code user} and {@code password}.
     */
    public static DatabaseUrl parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches() || isCutByItsPassword(matcher.group(3), matcher.group(4))) {
            throw new UsageException(
                    "The database URL is not understood: " + withoutCredentials(text),
                    text.contains("@") ? ESCAPES : HINT);
        }
        String scheme = matcher.group(1).equals("postgres") ? "postgresql" : matcher.group(1);
        String database = matcher.group(4);
        if (matcher.group(3).isEmpty() || database == null || database.isEmpty()) {
            throw new UsageException(
                    "The database URL names no host or no database: " + withoutCredentials(text), HINT);
        }
        Optional<String> username = Optional.empty();
        Optional<Secret> password = Optional.empty();
        String account = matcher.group(2);
        if (account != null && !account.isEmpty()) {
            int colon = account.indexOf(':');
            username = Optional.of(decode(colon < 0 ? account : account.substring(0, colon)));
            password = colon < 0 ? Optional.empty() : Optional.of(new Secret(decode(account.substring(colon + 1))));
        }
        StringBuilder parameters = new StringBuilder();
        for (String parameter :
                matcher.group(5) == null ? new String[0] : matcher.group(5).split("&", -1)) {
            if (parameter.startsWith("user=")) {
                username = Optional.of(decode(parameter.substring(5)));
            } else if (parameter.startsWith("password=")) {
                password = Optional.of(new Secret(decode(parameter.substring(9))));
            } else if (!parameter.isEmpty()) {
                parameters.append(parameters.isEmpty() ? "?" : "&").append(parameter);
            }
        }
        return new DatabaseUrl(
                "jdbc:" + scheme + "://" + matcher.group(3) + "/" + database + parameters, username, password);
    }

    /** {@code postgresql}, {@code mysql} or {@code mariadb}. */
    public String scheme() {
        return jdbcUrl.substring(5, jdbcUrl.indexOf("://"));
    }

    /** The database's name, decoded. */
    public String database() {
        String path = jdbcUrl.substring(jdbcUrl.indexOf('/', jdbcUrl.indexOf("://") + 3) + 1);
        int question = path.indexOf('?');
        return decode(question < 0 ? path : path.substring(0, question));
    }

    /** For messages: no credentials, no parameters. */
    @Override
    public String toString() {
        int question = jdbcUrl.indexOf('?');
        return (question < 0 ? jdbcUrl : jdbcUrl.substring(0, question)).substring(5);
    }

    /** A password with {@code /} or {@code ?} in it ends what looks like the host, behind its user's name. */
    private static boolean isCutByItsPassword(String hosts, @Nullable String database) {
        boolean portIsNone = !Arrays.stream(hosts.split(",", -1))
                .allMatch(host -> HOSTS.matcher(host).matches());
        return portIsNone || (database != null && database.matches("(?s).*@.*/.*"));
    }

    /** Up to the last @: a password may hold some. */
    private static String withoutCredentials(String text) {
        return text.replaceAll("(?s)^(.*?//)?.*@", "$1***@").replaceAll("(?s)\\?.*", "");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UsageException("The database URL has a broken percent escape.", "Write a literal % as %25.", e);
        }
    }
}
