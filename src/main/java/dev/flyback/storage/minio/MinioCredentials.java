package dev.flyback.storage.minio;

import dev.flyback.failure.UsageException;
import io.minio.credentials.AwsConfigProvider;
import io.minio.credentials.AwsEnvironmentProvider;
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
        return new ChainedProvider(
                new AwsEnvironmentProvider(),
                new MinioClientConfigProvider(null, null),
                new AwsConfigProvider(null, null),
                new IamAwsProvider(null, null));
    }

    private static Optional<String> value(String name, Map<String, String> environment) {
        String value = environment.getOrDefault(name, "");
        if (!value.isEmpty()) {
            return Optional.of(value);
        }
        String file = environment.getOrDefault(name + "_FILE", "");
        return file.isEmpty() ? Optional.empty() : Optional.of(read(name, file));
    }

    private static String read(String name, String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) <= MAX_BYTES) {
                return Files.readString(path).replaceFirst("\\r?\\n\\z", "");
            }
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(
                    "The file " + file + " of " + name + "_FILE cannot be read.", "Check its path and rights.", e);
        }
        throw new UsageException("The file " + file + " of " + name + "_FILE is too large.", "Check its path.");
    }
}
