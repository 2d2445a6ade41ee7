package dev.flyback.storage.minio;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Multimap;
import dev.flyback.storage.bucket.Bucket.PendingPage;
import io.minio.BucketExistsArgs;
import io.minio.ListObjectsV2Response;
import io.minio.MinioAsyncClient;
import io.minio.ObjectWriteResponse;
import io.minio.errors.InsufficientDataException;
import io.minio.errors.InternalException;
import io.minio.errors.XmlParserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.Response;

/** The client, with single requests that it keeps to itself otherwise. */
final class MinioRequests extends MinioAsyncClient {
    MinioRequests(MinioAsyncClient client) {
        super(client);
    }

    CompletableFuture<ListObjectsV2Response> page(
            String bucket, String region, String prefix, Optional<String> token, int size)
            throws InsufficientDataException, InternalException, InvalidKeyException, IOException,
                    NoSuchAlgorithmException, XmlParserException {
        return listObjectsV2Async(
                bucket, region, null, null, null, size, prefix, token.orElse(null), false, false, null, null);
    }

    CompletableFuture<ObjectWriteResponse> put(
            String bucket, String region, String key, byte[] bytes, int length, Multimap<String, String> headers)
            throws InsufficientDataException, InternalException, InvalidKeyException, IOException,
                    NoSuchAlgorithmException, XmlParserException {
        return putObjectAsync(bucket, region, key, bytes, length, headers, null);
    }

    /** A page of uploads that were begun and neither completed nor aborted, behind a key and an upload; empty ones are the beginning. */
    CompletableFuture<PendingPage> uploads(String bucket, int size, String key, String upload)
            throws InsufficientDataException, InternalException, InvalidKeyException, IOException,
                    NoSuchAlgorithmException, XmlParserException {
        Multimap<String, String> parameters = LinkedHashMultimap.create();
        parameters.put("uploads", "");
        parameters.put("encoding-type", "url");
        parameters.put("max-uploads", String.valueOf(size));
        parameters.put("key-marker", key);
        parameters.put("upload-id-marker", upload);
        return executeGetAsync(BucketExistsArgs.builder().bucket(bucket).build(), null, parameters)
                .thenApply(MinioRequests::uploads);
    }

    private static PendingPage uploads(Response response) {
        try (response) {
            return UploadsAnswer.parse(response.body().string());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
