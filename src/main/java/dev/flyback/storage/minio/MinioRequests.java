package dev.flyback.storage.minio;

import com.google.common.collect.Multimap;
import io.minio.ListObjectsV2Response;
import io.minio.MinioAsyncClient;
import io.minio.ObjectWriteResponse;
import io.minio.errors.InsufficientDataException;
import io.minio.errors.InternalException;
import io.minio.errors.XmlParserException;
import java.io.IOException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

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
}
