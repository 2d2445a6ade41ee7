package dev.flyback.database.postgres.target;

import static dev.flyback.database.postgres.connection.ServerIdentity.COLLATE;
import static dev.flyback.database.postgres.connection.ServerIdentity.COLLATION_VERSION;
import static dev.flyback.database.postgres.connection.ServerIdentity.CTYPE;
import static dev.flyback.database.postgres.connection.ServerIdentity.LOCALE;
import static dev.flyback.database.postgres.connection.ServerIdentity.PROVIDER;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The locales of two databases: what text is sorted by, and what makes its upper and lower case. */
final class Locales {
    private Locales() {}

    /** @return nothing where either is not known: older dumps do not say */
    static List<String> warnings(Map<String, String> source, Map<String, String> target) {
        if (!source.containsKey(COLLATE) || !target.containsKey(COLLATE)) {
            return List.of();
        }
        if (Stream.of(COLLATE, CTYPE, PROVIDER, LOCALE)
                .anyMatch(name -> !plain(source, name).equals(plain(target, name)))) {
            return List.of("The dump is of a database with " + text(source) + ", the target has " + text(target)
                    + ": sorting, upper and lower case, and what is generated or checked by them may differ.");
        }
        String before = source.getOrDefault(COLLATION_VERSION, "");
        String now = target.getOrDefault(COLLATION_VERSION, "");
        return before.isEmpty() || now.isEmpty() || before.equals(now)
                ? List.of()
                : List.of("The dump is of a database whose collation has the version " + before + ", the target's has "
                        + now + ": sorting may differ.");
    }

    /** In one of the spellings that name the same: en_US.utf8, en_US.UTF-8. */
    private static String plain(Map<String, String> settings, String name) {
        String plain = settings.getOrDefault(name, "").toLowerCase(Locale.ROOT).replace("-", "");
        return plain.equals("posix") ? "c" : plain;
    }

    private static String text(Map<String, String> settings) {
        String provider = settings.getOrDefault(PROVIDER, "");
        String by = switch (provider) {
            case "c" -> "libc";
            case "i" -> "icu";
            case "b" -> "builtin";
            default -> provider;
        };
        return "collation " + settings.get(COLLATE) + ", ctype " + settings.get(CTYPE) + ", provider " + by
                + (settings.containsKey(LOCALE) ? ", locale " + settings.get(LOCALE) : "");
    }
}
