package dev.flyback.storage.s3;

import dev.flyback.storage.StoredObject;
import dev.flyback.storage.bucket.Bucket;
import dev.flyback.storage.bucket.BucketException;
import dev.flyback.storage.bucket.NoAnswer;
import dev.flyback.storage.bucket.SummedUploads;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** The requests of a {@link Bucket} by the AWS SDK. */
final class S3Bucket implements Bucket {
    private static final String ANY = "*";
    private static final String BYTES = "application/octet-stream";

    private final S3Client client;
    private final String bucket;
    private final int pageSize;
    private final NewObjects newObjects;
    private final DemandedHash hash;
    private final SummedUploads summed;

    /**
     * A bucket.
     *
     * @param pageSize how many keys are asked for at once
     */
    S3Bucket(S3Client client, S3Settings settings, Clock clock, int pageSize) {
        this.client = client;
        this.bucket = settings.bucket();
        this.pageSize = pageSize;
        this.newObjects = new NewObjects(settings, clock);
        this.hash = new DemandedHash(settings);
        this.summed = new SummedUploads(!settings.checksumsWhenRequired());
    }

    @Override
    public void put(String key, Map<String, String> metadata, Bytes bytes, boolean onlyIfAbsent)
            throws BucketException {
        PutObjectRequest.Builder request = newObjects.put(key, metadata);
        if (onlyIfAbsent) {
            request.ifNoneMatch(ANY);
        }
        hash.of(bytes).ifPresent(request::contentMD5);
        ask(() -> client.putObject(request.build(), body(bytes)));
    }

    @Override
    public String begin(String key, Map<String, String> metadata) throws BucketException {
        return summed.begin(new SummedUploads.Requests() {
            @Override
            public SummedUploads.Begun begin(boolean summed) throws BucketException {
                CreateMultipartUploadRequest.Builder request = newObjects.upload(key, metadata);
                if (summed) {
                    request.checksumAlgorithm(ChecksumAlgorithm.CRC32).checksumType(ChecksumType.FULL_OBJECT);
                }
                CreateMultipartUploadResponse answer = ask(() -> client.createMultipartUpload(request.build()));
                return new SummedUploads.Begun(answer.uploadId(), answer.checksumType() == ChecksumType.FULL_OBJECT);
            }

            @Override
            public void abort(String upload) throws BucketException {
                S3Bucket.this.abort(key, upload);
            }
        });
    }

    @Override
    public Part upload(String key, String upload, int number, Bytes bytes) throws BucketException {
        UploadPartRequest.Builder request = UploadPartRequest.builder()
                .bucket(bucket)
                .key(key)
                .uploadId(upload)
                .partNumber(number)
                .contentMD5(hash.of(bytes).orElse(null));
        if (summed.contains(upload)) {
            request.checksumAlgorithm(ChecksumAlgorithm.CRC32); // Whatever the SDK is told by its own settings.
        }
        UploadPartResponse answer = ask(() -> client.uploadPart(request.build(), body(bytes)));
        return new Part(number, answer.eTag(), Optional.ofNullable(answer.checksumCRC32()));
    }

    @Override
    public void complete(String key, String upload, List<Part> parts, Sum sum, boolean onlyIfAbsent)
            throws BucketException {
        CompleteMultipartUploadRequest.Builder request = completion(key, upload, parts, onlyIfAbsent);
        if (summed.contains(upload)) {
            request.checksumType(ChecksumType.FULL_OBJECT)
                    .checksumCRC32(sum.text())
                    .mpuObjectSize(sum.size());
        }
        ask(() -> client.completeMultipartUpload(request.build()));
        summed.ended(upload);
    }

    private CompleteMultipartUploadRequest.Builder completion(
            String key, String upload, List<Part> parts, boolean onlyIfAbsent) {
        List<CompletedPart> completed = parts.stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag(part.version())
                        .checksumCRC32(part.checksum().orElse(null))
                        .build())
                .toList();
        return CompleteMultipartUploadRequest.builder()
                .bucket(bucket)
                .key(key)
                .uploadId(upload)
                .multipartUpload(all -> all.parts(completed))
                .ifNoneMatch(onlyIfAbsent ? ANY : null);
    }

    @Override
    public void abort(String key, String upload) throws BucketException {
        ask(() -> client.abortMultipartUpload(
                request -> request.bucket(bucket).key(key).uploadId(upload)));
        summed.ended(upload);
    }

    @Override
    public InputStream get(String key, String version, long offset, long length) throws BucketException {
        return new AnswerStream(ask(() -> client.getObject(request -> request.bucket(bucket)
                .key(key)
                .ifMatch('"' + version + '"')
                .range("bytes=" + offset + "-" + (offset + length - 1)))));
    }

    @Override
    public Optional<Head> head(String key) throws BucketException {
        try {
            HeadObjectResponse head = ask(
                    () -> client.headObject(request -> request.bucket(bucket).key(key)));
            return Optional.of(new Head(
                    object(key, head.contentLength(), head.lastModified(), head.eTag()),
                    head.metadata(),
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
        ListObjectsV2Response page = ask(() -> client.listObjectsV2(request ->
                request.bucket(bucket).prefix(prefix).maxKeys(pageSize).continuationToken(token.orElse(null))));
        return new Page(
                page.contents().stream()
                        .map(found -> object(found.key(), found.size(), found.lastModified(), found.eTag()))
                        .toList(),
                Optional.ofNullable(page.nextContinuationToken()));
    }

    @Override
    public void delete(String key, Optional<String> version) throws BucketException {
        ask(() -> client.deleteObject(request -> request.bucket(bucket)
                .key(key)
                .ifMatch(version.map(tag -> '"' + tag + '"').orElse(null))));
    }

    @Override
    public PendingPage pending(Optional<Position> last) throws BucketException {
        ListMultipartUploadsResponse page = ask(() -> client.listMultipartUploads(request -> request.bucket(bucket)
                .maxUploads(pageSize)
                .keyMarker(last.map(Position::key).orElse(null))
                .uploadIdMarker(last.map(Position::upload).orElse(null))));
        boolean more = Boolean.TRUE.equals(page.isTruncated()) && page.nextKeyMarker() != null;
        return new PendingPage(
                page.uploads().stream()
                        .map(upload -> new Pending(upload.key(), upload.uploadId(), upload.initiated()))
                        .toList(),
                more
                        ? Optional.of(new Position(
                                page.nextKeyMarker(), Objects.requireNonNullElse(page.nextUploadIdMarker(), "")))
                        : Optional.empty());
    }

    private static Optional<Instant> lockedUntil(HeadObjectResponse head) {
        return head.objectLockLegalHoldStatus() == ObjectLockLegalHoldStatus.ON
                ? Optional.of(Instant.MAX)
                : Optional.ofNullable(head.objectLockRetainUntilDate());
    }

    /** The array is read as often as the client needs it, and never copied whole. */
    private static RequestBody body(Bytes bytes) {
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(bytes.array(), 0, bytes.length()), bytes.length(), BYTES);
    }

    private static StoredObject object(String key, long size, Instant modifiedAt, String tag) {
        return new StoredObject(key, size, modifiedAt, tag.replace("\"", ""));
    }

    private static <T> T ask(Supplier<T> request) throws BucketException {
        try {
            return request.get();
        } catch (SdkException e) {
            throw S3Failures.of(e);
        } catch (UncheckedIOException e) {
            // As Connections throws it: the SDK does not wrap it.
            throw NoAnswer.of(e);
        }
    }
}
