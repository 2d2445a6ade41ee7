package dev.flyback.storage.minio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.failure.StoreException;
import dev.flyback.storage.AbstractObjectStoreContract;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.ObjectWriter;
import dev.flyback.storage.bucket.BucketException;
import dev.flyback.storage.bucket.SumsOfTheWhole;
import dev.flyback.storage.bucket.Transport;
import dev.flyback.storage.bucket.TrustedAuthorities;
import dev.flyback.testing.MinioServer;
import dev.flyback.testing.S3Server;
import io.minio.MinioAsyncClient;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import software.amazon.awssdk.core.sync.RequestBody;

/** MinIO's client with a real MinIO; only where there are containers. */
@EnabledIf("dev.flyback.testing.PostgresServers#inContainers")
class MinioStoreIT extends AbstractObjectStoreContract {
    private static final Map<String, String> CREDENTIALS =
            Map.of("MINIO_ACCESS_KEY", S3Server.ACCESS_KEY, "MINIO_SECRET_KEY", S3Server.SECRET_KEY);

    private static MinioServer server;

    private String bucket;
    private ObjectStore store;

    @BeforeAll
    static void startServer() {
        server = MinioServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void freshStore() {
        bucket = server.freshBucket();
        store = open(url(bucket), CREDENTIALS);
    }

    @AfterEach
    void no_upload_is_left_behind() {
        assertThat(server.client().listMultipartUploads(r -> r.bucket(bucket)).uploads())
                .isEmpty();
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected int many() {
        return 1_100;
    }

    @Override
    protected void replace(String key, String content) {
        server.client().putObject(r -> r.bucket(bucket).key("backups/" + key), RequestBody.fromString(content));
    }

    @Override
    protected void leaveUnfinished(String key) {
        server.client().createMultipartUpload(r -> r.bucket(bucket).key("backups/" + key));
    }

    @Test
    void metadata_is_kept() {
        byte[] content = new byte[9 << 20];
        try (ObjectWriter writer = store.create("orders/1/a", Map.of("flyback-id", "0123"), 1)) {
            writer.write(content, 0, content.length);
            writer.commit();
        }

        assertThat(server.client()
                        .headObject(r -> r.bucket(bucket).key("backups/orders/1/a"))
                        .metadata())
                .containsEntry("flyback-id", "0123");
    }

    @Test
    void the_checksum_of_the_whole_is_kept_and_compared() throws BucketException {
        SumsOfTheWhole.areKept(store, server.client(), bucket, "backups/");
        MinioAsyncClient client = MinioAsyncClient.builder()
                .endpoint(server.endpoint().toString())
                .region("us-east-1")
                .credentials(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)
                .build();
        SumsOfTheWhole.areCompared(
                new MinioBucket(new MinioRequests(client), MinioSettings.parse(url(bucket)), Clock.systemUTC()));
    }

    @Test
    void what_is_wrong_is_told() {
        ObjectStore absent = open(url("no-such-bucket"), CREDENTIALS);
        ObjectStore stranger =
                open(url(bucket), Map.of("MINIO_ACCESS_KEY", "stranger", "MINIO_SECRET_KEY", "stranger's own"));

        assertThatThrownBy(() -> absent.create("a", Map.of(), 1))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no such bucket");
        assertThatThrownBy(() -> stranger.create("a", Map.of(), 1))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("credentials")
                .hasMessageNotContaining("own");
    }

    private static ObjectStore open(String url, Map<String, String> credentials) {
        return MinioStore.open(url, credentials, Clock.systemUTC(), Transport.trusting(TrustedAuthorities.ofMachine()));
    }

    private String url(String name) {
        return "minio://" + server.endpoint().getAuthority() + "/" + name + "/backups?tls=false";
    }
}
