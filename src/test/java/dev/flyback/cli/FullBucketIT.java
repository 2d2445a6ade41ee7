package dev.flyback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.MinioServer;
import dev.flyback.testing.S3Server;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A MinIO whose disk is full; only where there are containers. */
@EnabledIf("dev.flyback.testing.PostgresServers#inContainers")
class FullBucketIT {
    private static final int MEBIBYTES = 48;

    @TempDir
    Path folder;

    @Test
    void a_full_store_ends_with_the_code_of_stores_and_nothing_of_the_dump_is_there() {
        try (MinioServer server = MinioServer.startSmall(MEBIBYTES);
                OrdersDatabase orders = OrdersDatabase.in(folder)) {
            String bucket = server.freshBucket();
            fill(server, bucket);
            orders.addNoise();

            FlybackResult full = FlybackProcess.of("backup", "--json")
                    .with("--store", "minio://" + server.endpoint().getAuthority() + "/" + bucket + "/b?tls=false")
                    .with("--migrations", orders.migrations().toString())
                    .environment("MINIO_ACCESS_KEY", S3Server.ACCESS_KEY)
                    .environment("MINIO_SECRET_KEY", S3Server.SECRET_KEY)
                    .on(orders.database())
                    .run()
                    .expect(5);
            assertThat(full.error().get("message").asText()).contains(bucket);
            assertThat(server.client()
                            .listObjectsV2(r -> r.bucket(bucket).prefix("b/"))
                            .contents())
                    .isEmpty();
        }
    }

    /**
     * As many objects as would fit if nothing else were there. What is said of one that does not fit is the server's
     * affair: mostly 507, sometimes 500, and 400 if it gave up in the middle of a body and took the rest for a request.
     */
    private static void fill(MinioServer server, String bucket) {
        byte[] mebibyte = new byte[1 << 20];
        int refused = 0;
        for (int i = 0; i < MEBIBYTES; i++) {
            String key = "filling/" + i;
            try {
                server.client().putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(mebibyte));
            } catch (S3Exception full) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }
}
