package dev.flyback.storage.minio;

import dev.flyback.failure.UsageException;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.bucket.BucketStore;
import dev.flyback.storage.bucket.Transport;
import io.minio.MinioAsyncClient;
import java.time.Clock;
import java.util.Map;
import okhttp3.OkHttpClient;

/** Opens stores in MinIO. */
public final class MinioStore {
    private MinioStore() {}

    /**
     * The store that a URL means: {@code minio://host:9000/bucket/prefix?tls=false}.
     *
     * @param environment holds the credentials, or names their files; see {@code docs/stores.md}
     * @throws UsageException if the URL is not understood, or only half of the credentials is there
     */
    public static ObjectStore open(String url, Map<String, String> environment, Clock clock, Transport transport) {
        MinioSettings settings = MinioSettings.parse(url);
        MinioAsyncClient.Builder client;
        try {
            client = MinioAsyncClient.builder().endpoint(settings.endpoint());
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "The store's server '" + settings.server() + "' cannot be meant.",
                    "Write the store as " + MinioSettings.FORM + ".",
                    e);
        }
        MinioRequests requests = new MinioRequests(client.region(settings.region())
                .credentialsProvider(MinioCredentials.from(environment))
                .httpClient(http(transport))
                .build());
        return new BucketStore(
                new MinioBucket(requests, settings, clock),
                settings.site(),
                settings.limits(),
                clock,
                transport.patience());
    }

    private static OkHttpClient http(Transport transport) {
        return new OkHttpClient.Builder()
                .connectTimeout(transport.connectTimeout())
                .readTimeout(transport.silenceTimeout())
                .writeTimeout(transport.silenceTimeout())
                // Retries are the store's own: they must know what was sent, and end.
                .retryOnConnectionFailure(false)
                .sslSocketFactory(
                        transport.authorities().sockets(),
                        transport.authorities().manager())
                .build();
    }
}
