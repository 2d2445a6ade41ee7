package dev.flyback.cli;

import dev.flyback.database.Secret;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes secrets out of what is printed, in case that a library puts one into a message. Safe for concurrent use. */
final class Redaction {
    /** Shorter ones would blot out ordinary words, and a message with {@code ab} in it tells nothing. */
    private static final int MIN_LENGTH = 4;

    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    /**
     * From now on this value is not printed, unless it is part of what is printed anyway.
     *
     * @param known text that messages hold: where a database is, the account
     */
    Secret secret(String value, String known) {
        if (value.length() >= MIN_LENGTH && !known.contains(value)) {
            secrets.add(value);
        }
        return new Secret(value);
    }

    String apply(String text) {
        String redacted = text;
        for (String secret : secrets) {
            redacted = redacted.replace(secret, "********");
        }
        return redacted;
    }

    /** Redacted, and unable to steer a terminal: messages quote names and servers. */
    String printable(String text) {
        StringBuilder safe = new StringBuilder();
        apply(text).chars().forEach(c -> {
            boolean harmless = c == '\n' || c == '\t' || !Character.isISOControl(c);
            safe.append(harmless ? String.valueOf((char) c) : String.format("\\u%04x", c));
        });
        return safe.toString();
    }
}
