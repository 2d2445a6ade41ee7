package dev.flyback.storage.s3;

import dev.flyback.failure.UsageException;
import dev.flyback.storage.KeyRule;
import dev.flyback.storage.bucket.StoreUrl;
import dev.flyback.storage.bucket.Traits;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the URL of an S3 store says.
 *
 * @param checksumsWhenRequired sends and checks only those that a request must have, for stores that do not know the newer ones
 */
record S3Settings(
        String bucket,
        String prefix,
        Optional<URI> endpoint,
        Optional<String> region,
        boolean pathStyle,
        boolean checksumsWhenRequired,
        Traits traits,
        int partLimit) {
    static final String FORM = "s3://BUCKET/PREFIX?region=REGION";

    private static final List<String> PARAMETERS = Stream.concat(
                    Stream.of("endpoint", "region", "path-style", "checksums", StoreUrl.PART_LIMIT),
                    Traits.PARAMETERS.stream())
            .toList();

    static S3Settings parse(String text) {
        StoreUrl url = StoreUrl.parse(text, FORM, PARAMETERS);
        if (!url.path().isEmpty() && !KeyRule.isLegal(url.path())) {
            throw new UsageException(
                    "The prefix '" + url.path() + "' cannot be used.",
                    "Use letters, digits and any of ._=+@%- between slashes.");
        }
        return new S3Settings(
                url.authority(),
                url.path(),
                url.get("endpoint").map(S3Settings::endpoint),
                url.get("region"),
                url.is("path-style", false),
                url.oneOf("checksums", List.of("when-required", "when-supported"))
                        .equals(Optional.of("when-required")),
                Traits.of(url),
                url.partLimit());
    }

    String location() {
        return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
    }

    private static URI endpoint(String text) {
        try {
            URI endpoint = URI.create(text);
            if (endpoint.getHost() != null && endpoint.getUserInfo() == null) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            // Told below, in the same words.
        }
        throw new UsageException(
                "The store's endpoint '" + text + "' is no URL of a server.",
                "Write it as endpoint=https://HOST:PORT.");
    }
}
