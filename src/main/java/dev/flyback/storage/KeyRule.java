package dev.flyback.storage;

import java.util.regex.Pattern;

/** Which keys an {@link ObjectStore} takes: those that mean the same in a folder and in a bucket, and can never leave either. */
public final class KeyRule {
    private static final Pattern LEGAL =
            Pattern.compile("[A-Za-z0-9_=+@%-][A-Za-z0-9._=+@%-]*(?:/[A-Za-z0-9_=+@%-][A-Za-z0-9._=+@%-]*)*");

    private KeyRule() {}

    public static boolean isLegal(String key) {
        return LEGAL.matcher(key).matches();
    }

    /**
     * The key itself.
     *
     * @throws IllegalArgumentException if it is not legal; keys are built by Flyback, so that is a bug
     */
    public static String requireLegal(String key) {
        if (!isLegal(key)) {
            throw new IllegalArgumentException("not a legal key: '" + key + "'");
        }
        return key;
    }
}
