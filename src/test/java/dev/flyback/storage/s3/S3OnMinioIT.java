package dev.flyback.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.storage.AbstractObjectStoreContract;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.bucket.Bucket;
import dev.flyback.storage.bucket.BucketException;
import dev.flyback.storage.bucket.SumsOfTheWhole;
import dev.flyback.storage.bucket.Transport;
import dev.flyback.storage.bucket.TrustedAuthorities;
import dev.flyback.testing.MinioServer;
import dev.flyback.testing.S3Server;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;

/** The AWS SDK with a real server that is not AWS's; only where there are containers. */
@EnabledIf("dev.flyback.testing.PostgresServers#inContainers")
class S3OnMinioIT extends AbstractObjectStoreContract {
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
        store = S3Store.open(
                S3Settings.parse("s3://" + bucket + "/backups?path-style=true&tags=true&endpoint=" + server.endpoint()),
                Clock.systemUTC(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)),
                Bucket.PAGE,
                Transport.trusting(TrustedAuthorities.ofMachine()));
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
    void the_checksum_of_the_whole_is_kept_and_compared() throws BucketException {
        SumsOfTheWhole.areKept(store, server.client(), bucket, "backups/");
        SumsOfTheWhole.areCompared(
                new S3Bucket(server.client(), S3Settings.parse("s3://" + bucket), Clock.systemUTC(), Bucket.PAGE));
    }
}
