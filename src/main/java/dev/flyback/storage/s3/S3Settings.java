package dev.flyback.storage.s3;

import dev.flyback.failure.UsageException;
import dev.flyback.storage.KeyRule;
import dev.flyback.storage.bucket.StoreUrl;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the URL of an S3 store says.
 *
 * @param checksumsWhenRequired sends and checks only those that a request must have, for stores that do not know the newer ones
 * @param tags whether objects get tags, which needs a right of its own
 * @param lockDays for how long an object cannot be deleted; with a mode only
 */
record S3Settings(
        String bucket,
        String prefix,
        Optional<URI> endpoint,
        Optional<String> region,
        boolean pathStyle,
        boolean checksumsWhenRequired,
        Optional<String> encryption,
        Optional<String> kmsKey,
        Optional<String> storageClass,
        boolean tags,
        Optional<String> lockMode,
        int lockDays,
        int partLimit) {
    static final String FORM = "s3://BUCKET/PREFIX?region=REGION";

    private static final int MAX_LOCK_DAYS = 36_500;

    static S3Settings parse(String text) {
        StoreUrl url = StoreUrl.parse(
                text,
                FORM,
                List.of(
                        "endpoint",
                        "region",
                        "path-style",
                        "checksums",
                        "sse",
                        "kms-key",
                        "storage-class",
                        "tags",
                        "lock-mode",
                        "lock-days",
                        StoreUrl.PART_LIMIT));
        if (!url.path().isEmpty() && !KeyRule.isLegal(url.path())) {
            throw new UsageException(
                    "The prefix '" + url.path() + "' cannot be used.",
                    "Use letters, digits and any of ._=+@%- between slashes.");
        }
        Optional<String> mode = url.get("lock-mode").map(String::toUpperCase);
        Optional<Integer> days = url.number("lock-days", 1, MAX_LOCK_DAYS);
        if (mode.isPresent() != days.isPresent()) {
            throw new UsageException(
                    "The store's parameters lock-mode and lock-days belong together.",
                    "Write for instance lock-mode=GOVERNANCE&lock-days=30.");
        }
        Optional<String> encryption = url.oneOf("sse", List.of("AES256", "aws:kms"));
        if (url.get("kms-key").isPresent() && !encryption.equals(Optional.of("aws:kms"))) {
            throw new UsageException("The store's parameter kms-key needs sse=aws:kms.", "Add sse=aws:kms to --store.");
        }
        url.oneOf("lock-mode", List.of("GOVERNANCE", "COMPLIANCE"));
        return new S3Settings(
                url.authority(),
                url.path(),
                url.get("endpoint").map(S3Settings::endpoint),
                url.get("region"),
                url.is("path-style", false),
                url.oneOf("checksums", List.of("when-required", "when-supported"))
                        .equals(Optional.of("when-required")),
                encryption,
                url.get("kms-key"),
                url.get("storage-class"),
                url.is("tags", false),
                mode,
                days.orElse(0),
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
