package dev.flyback.image;

import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket for the dumps of one test, what the configuration says of it, and what it holds. */
record ClusterStore(String bucket) {

    static ClusterStore fresh() {
        return new ClusterStore(Neighbours.minio().freshBucket());
    }

    /** The shipped {@code flyback.yaml}, with another store. */
    static String shipped(Path file, String store) {
        try {
            return Files.readString(file).replaceFirst("store: .*", "store: " + store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That of the overlay for MinIO, with this store. */
    String forMinio() {
        return shipped(Path.of("k8s/overlays/minio/flyback.yaml"), Neighbours.minioStore(bucket));
    }

    /** Keys of the dumps. */
    List<String> keys() {
        return Neighbours.minio().client().listObjectsV2(request -> request.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** What the Secrets hold that the documents tell users to make. */
    static Map<String, String> secret() {
        return Map.of(
                "orders-password", PostgresServer.PASSWORD,
                "owner-password", PostgresServer.PASSWORD,
                "minio-access-key", S3Server.ACCESS_KEY,
                "minio-secret-key", S3Server.SECRET_KEY,
                "aws-credentials",
                        "[default]\naws_access_key_id = " + S3Server.ACCESS_KEY + "\naws_secret_access_key = "
                                + S3Server.SECRET_KEY + "\n");
    }
}
