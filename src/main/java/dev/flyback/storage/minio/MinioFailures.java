package dev.flyback.storage.minio;

import dev.flyback.storage.bucket.Answers;
import dev.flyback.storage.bucket.BucketException;
import dev.flyback.storage.bucket.BucketException.Kind;
import dev.flyback.storage.bucket.NoAnswer;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.InvalidResponseException;
import io.minio.errors.ServerException;
import java.security.ProviderException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates the client's exceptions. */
final class MinioFailures {
    private static final int MAX_CAUSES = 20;

    /** The client gives the status of an answer that is not S3's in words only. */
    private static final Pattern STATUS = Pattern.compile("Response code: (\\d{3})");

    private MinioFailures() {}

    static BucketException of(Exception thrown) {
        Throwable cause = unwrapped(thrown);
        if (cause instanceof ErrorResponseException answer) {
            return Answers.error(
                    answer.response().code(),
                    Objects.requireNonNullElse(answer.errorResponse().code(), ""),
                    Objects.requireNonNullElse(answer.errorResponse().message(), ""),
                    thrown);
        }
        if (cause instanceof ServerException answer) {
            return Answers.error(answer.statusCode(), "", "", thrown);
        }
        if (cause instanceof InvalidResponseException) {
            Matcher status = STATUS.matcher(String.valueOf(cause.getMessage()));
            return status.find()
                    ? Answers.error(Integer.parseInt(status.group(1)), "", "", thrown)
                    : NoAnswer.of(thrown);
        }
        if (cause instanceof ProviderException) {
            return new BucketException(
                    Kind.REFUSED,
                    "no credentials were found",
                    "Set MINIO_ACCESS_KEY and MINIO_SECRET_KEY, or files that …_FILE names; see docs/stores.md.",
                    thrown);
        }
        if (cause instanceof IllegalArgumentException unsendable) {
            return NoAnswer.unsendable(unsendable);
        }
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new BucketException(Kind.REFUSED, "it was stopped", "Run it again.", thrown);
        }
        return NoAnswer.of(thrown);
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < MAX_CAUSES && cause.getCause() != null; i++) {
            if (!(cause instanceof ExecutionException || cause instanceof CompletionException)) {
                return cause;
            }
            cause = cause.getCause();
        }
        return cause;
    }
}
