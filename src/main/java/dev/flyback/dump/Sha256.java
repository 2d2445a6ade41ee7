package dev.flyback.dump;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of byte ranges. */
public final class Sha256 {
    private Sha256() {}

    /** Lower-case hexadecimal. */
    public static String hex(byte[] bytes, int offset, int length) {
        return HexFormat.of().formatHex(digest(bytes, offset, length));
    }

    static byte[] digest(byte[] bytes, int offset, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, offset, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
