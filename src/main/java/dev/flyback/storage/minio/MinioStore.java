package dev.flyback.storage.minio;

import dev.flyback.failure.UsageException;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.bucket.BucketStore;
import io.minio.MinioAsyncClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import okhttp3.OkHttpClient;

/** Opens stores in MinIO. */
public final class MinioStore {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** Of silence on a connection; the completion of a large upload takes its time. */
    private static final Duration SILENCE_TIMEOUT = Duration.ofMinutes(2);

    private MinioStore() {}

    /**
     * The store that a URL means: {@code minio://host:9000/bucket/prefix?tls=false}.
     *
     * @param environment holds the credentials, or names their files; see {@code docs/stores.md}
     * @throws UsageException if the URL is not understood, or only half of the credentials is there
     */
    public static ObjectStore open(String url, Map<String, String> environment, Clock clock) {
        MinioSettings settings = MinioSettings.parse(url);
        OkHttpClient http = new OkHttpClient.Builder()
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(SILENCE_TIMEOUT)
                .writeTimeout(SILENCE_TIMEOUT)
                // Retries are the store's own: they must know what was sent, and end.
                .retryOnConnectionFailure(false)
                .build();
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
                .httpClient(http)
                .build());
        return new BucketStore(
                new MinioBucket(requests, settings.bucket(), settings.region()),
                settings.location(),
                settings.prefix(),
                settings.partLimit(),
                clock);
    }
}
