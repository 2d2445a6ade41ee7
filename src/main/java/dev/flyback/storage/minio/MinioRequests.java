package dev.flyback.storage.minio;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Multimap;
import dev.flyback.storage.bucket.Bucket.PendingPage;
import io.minio.BucketExistsArgs;
import io.minio.ListObjectsV2Response;
import io.minio.MinioAsyncClient;
import io.minio.ObjectWriteResponse;
import io.minio.credentials.Credentials;
import io.minio.errors.InsufficientDataException;
import io.minio.errors.InternalException;
import io.minio.errors.XmlParserException;
import io.minio.http.Method;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
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

    /** The client's own body of an array hands all of it over at once, and the HTTP client copies all that it is handed before it sends the first byte. */
    @Override
    protected Request createRequest(
            HttpUrl url, Method method, Headers headers, Object body, int length, Credentials credentials)
            throws InsufficientDataException, InternalException, IOException, NoSuchAlgorithmException {
        Request request = super.createRequest(url, method, headers, body, length, credentials);
        return body instanceof byte[] bytes && request.body() != null
                ? request.newBuilder()
                        .method(request.method(), new SlicedBody(request.body().contentType(), bytes, length))
                        .build()
                : request;
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
