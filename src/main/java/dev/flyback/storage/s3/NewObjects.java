package dev.flyback.storage.s3;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/** What new objects are made with: metadata, encryption, storage class, tags, lock. The same for small and for large ones. */
final class NewObjects {
    private static final String TYPE = "application/zstd";

    /** S3 takes so many tags. */
    private static final int MAX_TAGS = 10;

    private static final String NOT_IN_TAGS = "[^A-Za-z0-9 +=._:/@-]";

    private final S3Settings settings;
    private final Clock clock;

    NewObjects(S3Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    PutObjectRequest.Builder put(String key, Map<String, String> metadata) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(settings.bucket())
                .key(key)
                .metadata(metadata)
                .contentType(TYPE);
        settings.encryption().ifPresent(request::serverSideEncryption);
        settings.kmsKey().ifPresent(request::ssekmsKeyId);
        settings.storageClass().ifPresent(request::storageClass);
        settings.lockMode()
                .ifPresent(mode -> request.objectLockMode(ObjectLockMode.fromValue(mode))
                        .objectLockRetainUntilDate(lockedUntil()));
        if (settings.tags()) {
            request.tagging(tags(metadata));
        }
        return request;
    }

    CreateMultipartUploadRequest upload(String key, Map<String, String> metadata) {
        CreateMultipartUploadRequest.Builder request = CreateMultipartUploadRequest.builder()
                .bucket(settings.bucket())
                .key(key)
                .metadata(metadata)
                .contentType(TYPE);
        settings.encryption().ifPresent(request::serverSideEncryption);
        settings.kmsKey().ifPresent(request::ssekmsKeyId);
        settings.storageClass().ifPresent(request::storageClass);
        settings.lockMode()
                .ifPresent(mode -> request.objectLockMode(ObjectLockMode.fromValue(mode))
                        .objectLockRetainUntilDate(lockedUntil()));
        if (settings.tags()) {
            request.tagging(tags(metadata));
        }
        return request.build();
    }

    private Instant lockedUntil() {
        return clock.instant().plus(Duration.ofDays(settings.lockDays()));
    }

    /** The metadata once more: rules of lifecycles and rights can ask for tags only. */
    private static Tagging tags(Map<String, String> metadata) {
        return Tagging.builder()
                .tagSet(new TreeMap<>(metadata)
                        .entrySet().stream()
                                .limit(MAX_TAGS)
                                .map(entry -> Tag.builder()
                                        .key(entry.getKey())
                                        .value(entry.getValue().replaceAll(NOT_IN_TAGS, "_"))
                                        .build())
                                .collect(Collectors.toList()))
                .build();
    }
}
