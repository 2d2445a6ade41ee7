package dev.flyback.storage.bucket;

import dev.flyback.storage.bucket.BucketException.Kind;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns what a store answers into what follows from it and what the user can do. */
public final class Answers {
    private static final Set<String> PASSING = Set.of(
            "InternalError",
            "ServiceUnavailable",
            "SlowDown",
            "SlowDownRead",
            "SlowDownWrite",
            "RequestTimeout",
            "RequestTimeoutException",
            "Throttling",
            "ThrottlingException",
            "TooManyRequests",
            "BandwidthLimitExceeded",
            "OperationAborted",
            "ConditionalRequestConflict",
            "XMinioServerNotInitialized");

    /** What came differs from its checksum: of a request, which may come whole the next time, or of a completed upload. */
    private static final Set<String> DAMAGED =
            Set.of("BadDigest", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch");

    private static final Set<String> FULL =
            Set.of("XMinioStorageFull", "XMinioDiskFull", "QuotaExceeded", "XMinioAdminBucketQuotaExceeded");

    /** There is no code for it: AWS calls it AccessDenied, MinIO InvalidRequest, each with words of its own. */
    private static final Pattern LOCKED =
            Pattern.compile("WORM protected|object lock|legal hold|retention period", Pattern.CASE_INSENSITIVE);

    private Answers() {}

    /**
     * The store answered with an error.
     *
     * @param code S3's code; empty if the answer had no body
     * @param message the store's own words
     */
    public static BucketException error(int status, String code, String message, Throwable cause) {
        if (status == 412 || code.equals("PreconditionFailed")) {
            return new BucketException(
                    Kind.CONDITION_FAILED, "something else has that key", "Find out who else writes there.", cause);
        }
        if (status == 501 || code.equals("NotImplemented")) {
            return new BucketException(
                    Kind.NOT_IMPLEMENTED,
                    "the store does not know something that was asked for" + own(status, code, message),
                    "Take parameters out of --store that this store does not know; try checksums=when-required.",
                    cause);
        }
        if (status == 507 || FULL.contains(code)) {
            return refused(
                    "the store is full", status, code, message, "Make room in the bucket, or raise its quota.", cause);
        }
        if (DAMAGED.contains(code)) {
            return new BucketException(
                    Kind.TRY_AGAIN,
                    "what the store has is not what was sent" + own(status, code, message),
                    "Run it again; if it happens again, check the network and the store.",
                    cause);
        }
        if (status == 429 || status == 500 || (status >= 502 && status <= 504) || PASSING.contains(code)) {
            return new BucketException(
                    Kind.TRY_AGAIN,
                    "the store is overloaded or disturbed" + own(status, code, message),
                    "Run it again when the store has recovered.",
                    cause);
        }
        if (status == 404 && !code.equals("NoSuchBucket")) {
            return new BucketException(
                    Kind.ABSENT,
                    "it is not there" + own(status, code, message),
                    "See what is there: flyback list.",
                    cause);
        }
        if ((status == 400 || status == 403) && LOCKED.matcher(message).find()) {
            return new BucketException(
                    Kind.LOCKED,
                    "the store holds it by a lock" + own(status, code, message),
                    "Wait until the lock has ended.",
                    cause);
        }
        return refused(status, code, message, cause);
    }

    private static BucketException refused(int status, String code, String message, Throwable cause) {
        return switch (code) {
            case "NoSuchBucket" ->
                refused(
                        "there is no such bucket",
                        status,
                        code,
                        message,
                        "Make the bucket, or check its name and region in --store.",
                        cause);
            case "InvalidAccessKeyId",
                    "SignatureDoesNotMatch",
                    "InvalidToken",
                    "ExpiredToken",
                    "TokenRefreshRequired" ->
                refused(
                        "the store does not accept the credentials",
                        status,
                        code,
                        message,
                        "Check the access key, the secret key and when they expire.",
                        cause);
            case "RequestTimeTooSkewed" ->
                refused(
                        "this machine's clock differs from the store's",
                        status,
                        code,
                        message,
                        "Set the clock (NTP), then run it again.",
                        cause);
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" ->
                refused(
                        "the bucket is in another region",
                        status,
                        code,
                        message,
                        "Add region=REGION to --store.",
                        cause);
            case "InvalidObjectState" ->
                new BucketException(
                        Kind.ARCHIVED,
                        "it is archived" + own(status, code, message),
                        "Bring it back from the archive first, as with aws s3api restore-object, then run it again.",
                        cause);
            case "InvalidArgument", "InvalidRequest" ->
                new BucketException(
                        Kind.INVALID,
                        "the store refused it" + own(status, code, message),
                        "See docs/stores.md for what a store must know.",
                        cause);
            default ->
                status == 403
                        ? refused(
                                "access was denied",
                                status,
                                code,
                                message,
                                "Give the account the rights that docs/stores.md lists.",
                                cause)
                        : refused(
                                "the store refused it",
                                status,
                                code,
                                message,
                                "See docs/stores.md for what a store must know.",
                                cause);
        };
    }

    private static BucketException refused(
            String reason, int status, String code, String message, String hint, Throwable cause) {
        return new BucketException(Kind.REFUSED, reason + own(status, code, message), hint, cause);
    }

    private static String own(int status, String code, String message) {
        String words = message.isBlank() ? "" : ": " + message.strip().replaceFirst("\\.+$", "");
        return " (" + status + (code.isEmpty() ? "" : " " + code) + words + ")";
    }
}
