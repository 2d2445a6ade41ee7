package dev.flyback.cli.secrets;

import dev.flyback.failure.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that holds one secret, as secrets are mounted into containers. */
public final class SecretFile {
    private static final int MAX_BYTES = 64 << 10;

    private SecretFile() {}

    /**
     * Its content in UTF-8, without one final line break.
     *
     * @throws UsageException if it cannot be read, is empty, or holds more than {@value #MAX_BYTES} bytes
     */
    public static String read(Path file) {
        String content;
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw problem(file, "is too large", null);
            }
            content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw problem(file, "is not there", e);
        } catch (IOException e) {
            throw problem(file, "cannot be read", e);
        }
        String secret = content.replaceFirst("\\r?\\n\\z", "");
        if (secret.isEmpty()) {
            throw problem(file, "is empty", null);
        }
        return secret;
    }

    private static UsageException problem(Path file, String what, @Nullable IOException cause) {
        String message = "The password file " + file + " " + what + ".";
        String hint = "Name another one with --password-file or FLYBACK_PASSWORD_FILE.";
        return cause == null ? new UsageException(message, hint) : new UsageException(message, hint, cause);
    }
}
