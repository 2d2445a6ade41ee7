package dev.flyback.storage.minio;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Multimap;
import dev.flyback.storage.StoredObject;
import dev.flyback.storage.bucket.Bucket;
import dev.flyback.storage.bucket.BucketException;
import dev.flyback.storage.bucket.SummedUploads;
import io.minio.CreateMultipartUploadResponse;
import io.minio.GetObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.messages.ListBucketResultV2;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The requests of a {@link Bucket} by MinIO's client. */
final class MinioBucket implements Bucket {
    private static final String SUM = "x-amz-checksum-crc32";
    private static final String TYPE_OF_SUM = "x-amz-checksum-type";
    private static final String OF_THE_WHOLE = "FULL_OBJECT";

    private final MinioRequests client;
    private final String bucket;
    private final String region;
    private final NewObjects newObjects;
    private final SummedUploads summed = new SummedUploads(true);

    MinioBucket(MinioRequests client, MinioSettings settings, Clock clock) {
        this.client = client;
        this.bucket = settings.bucket();
        this.region = settings.region();
        this.newObjects = new NewObjects(settings.traits(), clock);
    }

    @Override
    public void put(String key, Map<String, String> metadata, Bytes bytes, boolean onlyIfAbsent)
            throws BucketException {
        Multimap<String, String> headers = newObjects.headers(metadata);
        headers.putAll(condition(onlyIfAbsent));
        ask(() -> client.put(bucket, region, key, bytes.array(), bytes.length(), headers));
    }

    @Override
    public String begin(String key, Map<String, String> metadata) throws BucketException {
        return summed.begin(new SummedUploads.Requests() {
            @Override
            public SummedUploads.Begun begin(boolean summed) throws BucketException {
                Multimap<String, String> headers = newObjects.headers(metadata);
                if (summed) {
                    headers.put("x-amz-checksum-algorithm", "CRC32");
                    headers.put(TYPE_OF_SUM, OF_THE_WHOLE);
                }
                CreateMultipartUploadResponse answer =
                        ask(() -> client.createMultipartUploadAsync(bucket, region, key, headers, null));
                return new SummedUploads.Begun(
                        answer.result().uploadId(),
                        OF_THE_WHOLE.equals(answer.headers().get(TYPE_OF_SUM)));
            }

            @Override
            public void abort(String upload) throws BucketException {
                MinioBucket.this.abort(key, upload);
            }
        });
    }

    @Override
    public Part upload(String key, String upload, int number, Bytes bytes) throws BucketException {
        Multimap<String, String> headers = LinkedHashMultimap.create();
        Optional<String> sum = summed.contains(upload) ? Optional.of(bytes.sum().text()) : Optional.empty();
        sum.ifPresent(text -> headers.put(SUM, text));
        String version = ask(() -> untilItsEnd(client.uploadPartAsync(
                        bucket, region, key, bytes.array(), bytes.length(), upload, number, headers, null)))
                .etag();
        return new Part(number, version, sum);
    }

    @Override
    public void complete(String key, String upload, List<Part> parts, Sum sum, boolean onlyIfAbsent)
            throws BucketException {
        Multimap<String, String> headers = condition(onlyIfAbsent);
        if (summed.contains(upload)) {
            headers.put(TYPE_OF_SUM, OF_THE_WHOLE);
            headers.put(SUM, sum.text());
            headers.put("x-amz-mp-object-size", String.valueOf(sum.size()));
        }
        complete(key, upload, parts, headers);
        summed.ended(upload);
    }

    private void complete(String key, String upload, List<Part> parts, Multimap<String, String> headers)
            throws BucketException {
        io.minio.messages.Part[] all = parts.stream()
                .map(part -> new io.minio.messages.Part(
                        part.number(), part.version(), part.checksum().orElse(null), null, null, null, null))
                .toArray(io.minio.messages.Part[]::new);
        ask(() -> client.completeMultipartUploadAsync(bucket, region, key, upload, all, headers, null));
    }

    @Override
    public void abort(String key, String upload) throws BucketException {
        ask(() -> client.abortMultipartUploadAsync(bucket, region, key, upload, null, null));
        summed.ended(upload);
    }

    @Override
    public InputStream get(String key, String version, long offset, long length) throws BucketException {
        return ask(() -> client.getObject(GetObjectArgs.builder()
                .bucket(bucket)
                .object(key)
                .offset(offset)
                .length(length)
                .matchETag('"' + version + '"')
                .build()));
    }

    @Override
    public Optional<Head> head(String key) throws BucketException {
        try {
            StatObjectResponse head = ask(() -> client.statObject(
                    StatObjectArgs.builder().bucket(bucket).object(key).build()));
            return Optional.of(new Head(
                    object(key, head.size(), head.lastModified(), head.etag()),
                    head.userMetadata(),
                    lockedUntil(head)));
        } catch (BucketException e) {
            if (e.kind() == BucketException.Kind.ABSENT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Page list(String prefix, Optional<String> token) throws BucketException {
        ListBucketResultV2 page =
                ask(() -> client.page(bucket, region, prefix, token, PAGE)).result();
        return new Page(
                page.contents().stream()
                        .map(found -> object(found.objectName(), found.size(), found.lastModified(), found.etag()))
                        .toList(),
                Optional.ofNullable(page.nextContinuationToken()));
    }

    @Override
    public void delete(String key, Optional<String> version) throws BucketException {
        Map<String, String> condition =
                version.map(tag -> Map.of("If-Match", '"' + tag + '"')).orElse(Map.of());
        ask(() -> client.removeObject(RemoveObjectArgs.builder()
                .bucket(bucket)
                .object(key)
                .extraHeaders(condition)
                .build()));
    }

    @Override
    public PendingPage pending(Optional<Position> last) throws BucketException {
        return ask(() -> client.uploads(
                bucket,
                PAGE,
                last.map(Position::key).orElse(""),
                last.map(Position::upload).orElse("")));
    }

    private static Optional<Instant> lockedUntil(StatObjectResponse head) {
        return head.legalHold() != null && head.legalHold().status()
                ? Optional.of(Instant.MAX)
                : Optional.ofNullable(head.retentionRetainUntilDate()).map(ZonedDateTime::toInstant);
    }

    private static Multimap<String, String> condition(boolean onlyIfAbsent) {
        Multimap<String, String> headers = LinkedHashMultimap.create();
        if (onlyIfAbsent) {
            headers.put("If-None-Match", "*");
        }
        return headers;
    }

    private static StoredObject object(String key, long size, ZonedDateTime modifiedAt, String tag) {
        return new StoredObject(key, size, modifiedAt.toInstant(), tag.replace("\"", ""));
    }

    /**
     * What was asked, when it has ended: an interrupt ends only the wait for it, and a part that is still sent then would arrive after the upload was
     * aborted. The client's timeouts bound it.
     */
    private static <T> CompletableFuture<T> untilItsEnd(CompletableFuture<T> asked) {
        CompletableFuture.allOf(asked).handle((nothing, failure) -> true).join();
        return asked;
    }

    private static <T> T ask(Request<T> request) throws BucketException {
        try {
            return request.send().get();
        } catch (Exception e) {
            throw MinioFailures.of(e);
        }
    }

    /** What the client may throw at once, or later. */
    @FunctionalInterface
    private interface Request<T> {
        CompletableFuture<T> send() throws Exception;
    }
}
