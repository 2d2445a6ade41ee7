package dev.flyback.storage.s3;

import dev.flyback.storage.bucket.Bucket.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * The hash that S3 demands of what is put under a lock: a checksum, or Content-MD5. The SDK sends checksums, unless it is told to leave them out for a store
 * that does not know them; all stores know the other one.
 */
final class DemandedHash {
    private final boolean demanded;

    DemandedHash(S3Settings settings) {
        this.demanded =
                settings.checksumsWhenRequired() && settings.traits().lockMode().isPresent();
    }

    /** As Content-MD5 has it; empty if the SDK's own checksum does. */
    Optional<String> of(Bytes bytes) {
        if (!demanded) {
            return Optional.empty();
        }
        try {
            MessageDigest hash = MessageDigest.getInstance("MD5");
            hash.update(bytes.array(), 0, bytes.length());
            return Optional.of(Base64.getEncoder().encodeToString(hash.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
