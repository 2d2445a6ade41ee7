package dev.flyback.storage.s3;

import dev.flyback.storage.bucket.Traits;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/** What new objects are made with: metadata, encryption, storage class, tags, lock. The same for small and for large ones. */
final class NewObjects {
    private static final String TYPE = "application/zstd";

    private final String bucket;
    private final Traits traits;
    private final Clock clock;

    NewObjects(S3Settings settings, Clock clock) {
        this.bucket = settings.bucket();
        this.traits = settings.traits();
        this.clock = clock;
    }

    PutObjectRequest.Builder put(String key, Map<String, String> metadata) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .metadata(metadata)
                .contentType(TYPE);
        traits.encryption().ifPresent(request::serverSideEncryption);
        traits.kmsKey().ifPresent(request::ssekmsKeyId);
        traits.storageClass().ifPresent(request::storageClass);
        traits.lockMode()
                .ifPresent(mode -> request.objectLockMode(ObjectLockMode.fromValue(mode))
                        .objectLockRetainUntilDate(traits.lockedUntil(clock)));
        if (traits.tagged()) {
            request.tagging(tags(metadata));
        }
        return request;
    }

    CreateMultipartUploadRequest.Builder upload(String key, Map<String, String> metadata) {
        CreateMultipartUploadRequest.Builder request = CreateMultipartUploadRequest.builder()
                .bucket(bucket)
                .key(key)
                .metadata(metadata)
                .contentType(TYPE);
        traits.encryption().ifPresent(request::serverSideEncryption);
        traits.kmsKey().ifPresent(request::ssekmsKeyId);
        traits.storageClass().ifPresent(request::storageClass);
        traits.lockMode()
                .ifPresent(mode -> request.objectLockMode(ObjectLockMode.fromValue(mode))
                        .objectLockRetainUntilDate(traits.lockedUntil(clock)));
        if (traits.tagged()) {
            request.tagging(tags(metadata));
        }
        return request;
    }

    private Tagging tags(Map<String, String> metadata) {
        return Tagging.builder()
                .tagSet(traits.tags(metadata).entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }
}
