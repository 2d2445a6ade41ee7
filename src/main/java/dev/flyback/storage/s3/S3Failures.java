package dev.flyback.storage.s3;

import dev.flyback.storage.bucket.Answers;
import dev.flyback.storage.bucket.BucketException;
import dev.flyback.storage.bucket.BucketException.Kind;
import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Translates the SDK's exceptions. */
final class S3Failures {
    private static final int MAX_CAUSES = 20;

    private S3Failures() {}

    static BucketException of(SdkException thrown) {
        if (thrown instanceof AwsServiceException answer) {
            AwsErrorDetails details = answer.awsErrorDetails();
            String code = details == null || details.errorCode() == null ? "" : details.errorCode();
            String message = details == null || details.errorMessage() == null ? "" : details.errorMessage();
            return Answers.error(answer.statusCode(), code, message, answer);
        }
        Throwable cause = thrown.getCause();
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return Answers.none(thrown);
            }
        }
        String words = String.valueOf(thrown.getMessage());
        if (words.contains("credentials")) {
            return new BucketException(
                    Kind.REFUSED,
                    "no AWS credentials were found",
                    "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the machine a role; see docs/stores.md.",
                    thrown);
        }
        if (Thread.currentThread().isInterrupted()) {
            return new BucketException(Kind.REFUSED, "it was stopped", "Run it again.", thrown);
        }
        return Answers.none(thrown);
    }
}
