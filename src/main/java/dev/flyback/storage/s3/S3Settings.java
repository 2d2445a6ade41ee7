package dev.flyback.storage.s3;

import dev.flyback.failure.UsageException;
import dev.flyback.storage.KeyRule;
import dev.flyback.storage.bucket.StoreUrl;
import dev.flyback.storage.bucket.Traits;
import dev.flyback.storage.bucket.UploadLimits;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
        UploadLimits limits) {
    static final String FORM = "s3://BUCKET/PREFIX?region=REGION";

    private static final List<String> PARAMETERS = Stream.of(
                    List.of("endpoint", "region", "path-style", "checksums"),
                    UploadLimits.PARAMETERS,
                    Traits.PARAMETERS)
            .flatMap(List::stream)
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
                url.get("endpoint").map(there -> Endpoint.parse(there, "The store's endpoint")),
                url.get("region"),
                url.is("path-style", false),
                url.oneOf("checksums", List.of("when-required", "when-supported"))
                        .equals(Optional.of("when-required")),
                Traits.of(url),
                UploadLimits.of(url));
    }

    /** With the endpoint that the environment names, if the URL has none. */
    S3Settings in(Map<String, String> environment) {
        return new S3Settings(
                bucket,
                prefix,
                endpoint.or(() -> Endpoint.of(environment)),
                region,
                pathStyle,
                checksumsWhenRequired,
                traits,
                limits);
    }

    String location() {
        return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
    }
}
