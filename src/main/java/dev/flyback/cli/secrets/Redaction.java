package dev.flyback.cli.secrets;

import dev.flyback.database.Secret;
import dev.flyback.failure.UsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Takes secrets out of what is printed, in case that a library puts one into a message. Safe for concurrent use. */
public final class Redaction {
    /** Shorter ones would blot out ordinary words, and a message with {@code ab} in it tells nothing. */
    private static final int MIN_LENGTH = 4;

    /** What stores are asked with. Their clients read it by themselves, and some put it into messages. */
    private static final List<String> OF_STORES = List.of(
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SECRET_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN",
            "MINIO_SECRET_KEY");

    private static final String FILE = "_FILE";

    /** The longest first: one may be a part of another. */
    private final Set<String> secrets = new ConcurrentSkipListSet<>(
            Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** With the secrets of stores that the environment holds or names. */
    public static Redaction of(Map<String, String> environment) {
        Redaction redaction = new Redaction();
        for (String name : OF_STORES) {
            redaction.secretWithoutBreaks(environment.getOrDefault(name, ""));
            String file = environment.getOrDefault(name + FILE, "");
            if (!file.isEmpty()) {
                redaction.secretOfFile(file);
            }
        }
        return redaction;
    }

    /**
     * From now on this value is not printed, unless it is part of what is printed anyway.
     *
     * @param known text that messages hold: where a database is, the account
     */
    public Secret secret(String value, String known) {
        if (value.length() >= MIN_LENGTH && !known.contains(value)) {
            secrets.add(value);
        }
        return new Secret(value);
    }

    private void secretOfFile(String file) {
        try {
            secretWithoutBreaks(SecretFile.read(Path.of(file)));
        } catch (UsageException | InvalidPathException e) {
            // Told by the store, if it is this one's secret that is needed.
        }
    }

    /** Both as it stands there and as clients trim it. */
    private void secretWithoutBreaks(String value) {
        secret(value, "");
        secret(value.strip(), "");
    }

    /** The text with asterisks for each secret. */
    public String apply(String text) {
        String redacted = text;
        for (String secret : secrets) {
            redacted = redacted.replace(secret, "********");
        }
        return redacted;
    }

    /** Redacted, and unable to steer a terminal: messages quote names and servers. */
    public String printable(String text) {
        StringBuilder safe = new StringBuilder();
        apply(text).chars().forEach(c -> {
            boolean harmless = c == '\n' || c == '\t' || !Character.isISOControl(c);
            safe.append(harmless ? String.valueOf((char) c) : String.format("\\u%04x", c));
        });
        return safe.toString();
    }
}
