package dev.flyback.storage.bucket;

import dev.flyback.storage.bucket.BucketException.Kind;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Turns that a store did not answer into what follows from it and what the user can do. */
public final class NoAnswer {
    private static final int MAX_CAUSES = 20;
    private static final Pattern QUOTED_HEADER = Pattern.compile("^(Unexpected char|Illegal character)");

    private NoAnswer() {}

    /** There was no answer, or none that could be read. */
    public static BucketException of(Throwable cause) {
        Throwable root = root(cause);
        String words = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        if (find(SocketTimeoutException.class, cause).isPresent()) {
            // Not always the root: a client may close the socket to end the wait.
            return passing("the store did not answer in time", cause);
        }
        if (root instanceof UnknownHostException) {
            return new BucketException(
                    Kind.TRY_AGAIN,
                    "there is no host " + words,
                    "Check the endpoint in --store; for a store that is not AWS's, path-style=true may be needed.",
                    cause);
        }
        if (root instanceof SSLException || root instanceof GeneralSecurityException) {
            return new BucketException(
                    Kind.REFUSED,
                    "TLS failed (" + words + ")",
                    "Name a private authority's certificates with --ca-file; if the store speaks plain HTTP, say so in --store.",
                    cause);
        }
        return root instanceof ConnectException
                ? passing("the store cannot be reached (" + words + ")", cause)
                : passing("the connection to the store broke (" + words + ")", cause);
    }

    /** The client could not even write the request. Its words about headers are not told: they quote them, and secrets stand there. */
    public static BucketException unsendable(IllegalArgumentException cause) {
        String words = String.valueOf(cause.getMessage());
        if (!QUOTED_HEADER.matcher(words).find()) {
            return new BucketException(
                    Kind.REFUSED, "the request cannot be made (" + words + ")", "Check --store.", cause);
        }
        return new BucketException(
                Kind.REFUSED,
                "a header of the request holds a character that none may hold",
                "Check the credentials for line breaks and for what is not ASCII.",
                cause);
    }

    /** The first exception of this kind among a failure and its causes. */
    public static <T extends Throwable> Optional<T> find(Class<T> kind, Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++, cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return Optional.of(kind.cast(cause));
            }
        }
        return Optional.empty();
    }

    private static BucketException passing(String reason, Throwable cause) {
        return new BucketException(Kind.TRY_AGAIN, reason, "Check the endpoint in --store and the network.", cause);
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        for (int i = 0; i < MAX_CAUSES && root.getCause() != null; i++) {
            root = root.getCause();
        }
        return root;
    }
}
