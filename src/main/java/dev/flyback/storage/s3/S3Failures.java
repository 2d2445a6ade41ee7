package dev.flyback.storage.s3;

import dev.flyback.storage.bucket.Answers;
import dev.flyback.storage.bucket.BucketException;
import dev.flyback.storage.bucket.BucketException.Kind;
import dev.flyback.storage.bucket.NoAnswer;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Translates the SDK's exceptions. */
final class S3Failures {
    /** As the SDK's chain of providers lists what each had to say. */
    private static final Pattern OF_ROLES = Pattern.compile(
            "((?:WebIdentityTokenFile|Container)CredentialsProvider)\\([^)]*\\): (.*?)(?=, \\w+CredentialsProvider\\(|\\]|$)",
            Pattern.DOTALL);

    private static final Pattern NOT_CONFIGURED = Pattern.compile("must be set|neither ", Pattern.CASE_INSENSITIVE);
    private static final int WORDS = 300;

    private S3Failures() {}

    /** What a role's provider says that was asked for one: where none is configured, it says so in these words. */
    private static String role(String chain) {
        StringBuilder said = new StringBuilder();
        for (Matcher provider = OF_ROLES.matcher(chain); provider.find(); ) {
            String words = provider.group(2);
            if (!NOT_CONFIGURED.matcher(words).find()) {
                said.append("; ").append(provider.group(1)).append(": ");
                said.append(words, 0, Math.min(words.length(), WORDS));
            }
        }
        return said.toString();
    }

    static BucketException of(SdkException thrown) {
        if (thrown instanceof AwsServiceException answer) {
            AwsErrorDetails details = answer.awsErrorDetails();
            String code = details == null || details.errorCode() == null ? "" : details.errorCode();
            String message = details == null || details.errorMessage() == null ? "" : details.errorMessage();
            return Answers.error(answer.statusCode(), code, message, answer);
        }
        if (NoAnswer.find(IOException.class, thrown).isPresent()) {
            return NoAnswer.of(thrown);
        }
        Optional<IllegalArgumentException> unsendable = NoAnswer.find(IllegalArgumentException.class, thrown);
        if (unsendable.isPresent()) {
            return NoAnswer.unsendable(unsendable.get());
        }
        String words = String.valueOf(thrown.getMessage());
        if (words.contains("credentials")) {
            return new BucketException(
                    Kind.REFUSED,
                    "no AWS credentials were found" + role(words),
                    "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the machine a role; see docs/stores.md.",
                    thrown);
        }
        if (Thread.currentThread().isInterrupted()) {
            return new BucketException(Kind.REFUSED, "it was stopped", "Run it again.", thrown);
        }
        return NoAnswer.of(thrown);
    }
}
