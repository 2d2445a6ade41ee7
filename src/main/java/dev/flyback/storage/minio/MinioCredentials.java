package dev.flyback.storage.minio;

import dev.flyback.failure.UsageException;
import io.minio.credentials.AwsConfigProvider;
import io.minio.credentials.ChainedProvider;
import io.minio.credentials.IamAwsProvider;
import io.minio.credentials.MinioClientConfigProvider;
import io.minio.credentials.Provider;
import io.minio.credentials.StaticProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the credentials for MinIO come from: {@code MINIO_ACCESS_KEY} and {@code MINIO_SECRET_KEY}, or files that {@code …_FILE} names; else what the
 * client finds itself: AWS's variables, the configuration of {@code mc}, AWS's file, the machine's role.
 */
final class MinioCredentials {
    private static final String ACCESS_KEY = "MINIO_ACCESS_KEY";
    private static final String SECRET_KEY = "MINIO_SECRET_KEY";
    private static final int MAX_BYTES = 64 << 10;

    private MinioCredentials() {}

    static Provider from(Map<String, String> environment) {
        Optional<String> access = value(ACCESS_KEY, environment);
        Optional<String> secret = value(SECRET_KEY, environment);
        if (access.isPresent() != secret.isPresent()) {
            throw new UsageException(
                    (access.isPresent() ? SECRET_KEY : ACCESS_KEY) + " is missing.",
                    "Set both " + ACCESS_KEY + " and " + SECRET_KEY + ", or files that …_FILE names.");
        }
        if (access.isPresent()) {
            return new StaticProvider(access.get(), secret.get(), null);
        }
        Optional<String> ofAws = plain("AWS_ACCESS_KEY_ID", environment).or(() -> plain("AWS_ACCESS_KEY", environment));
        Optional<String> secretOfAws =
                plain("AWS_SECRET_ACCESS_KEY", environment).or(() -> plain("AWS_SECRET_KEY", environment));
        if (ofAws.isPresent() && secretOfAws.isPresent()) {
            // The client's own provider of these would send a final line break along, and without them it ends the
            // whole chain.
            return new StaticProvider(
                    ofAws.get(),
                    secretOfAws.get(),
                    plain("AWS_SESSION_TOKEN", environment).orElse(null));
        }
        return new ChainedProvider(
                new MinioClientConfigProvider(null, null),
                new AwsConfigProvider(null, null),
                new IamAwsProvider(null, null));
    }

    private static Optional<String> value(String name, Map<String, String> environment) {
        Optional<String> file = plain(name + "_FILE", environment);
        return plain(name, environment).or(() -> file.map(path -> read(name, path)));
    }

    private static Optional<String> plain(String name, Map<String, String> environment) {
        return Optional.of(withoutFinalBreak(environment.getOrDefault(name, "")))
                .filter(value -> !value.isEmpty());
    }

    /** As files that are mounted and values that are read from them have one. */
    private static String withoutFinalBreak(String secret) {
        return secret.replaceFirst("\\r?\\n\\z", "");
    }

    private static String read(String name, String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) <= MAX_BYTES) {
                return withoutFinalBreak(Files.readString(path));
            }
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(
                    "The file " + file + " of " + name + "_FILE cannot be read.", "Check its path and rights.", e);
        }
        throw new UsageException("The file " + file + " of " + name + "_FILE is too large.", "Check its path.");
    }
}
