package dev.flyback.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.S3Server;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The way of a dump from a database to MinIO and into another database, each command in a container of its own.
 *
 * @param source the URL of the database, as containers see it
 * @param target the URL of an empty one
 * @param scripts the folder of the migrations
 */
record HardenedTrip(
        FlybackImage image, String memory, String bucket, String source, String target, String owner, Path scripts) {

    private static final String SCRIPTS = "/migrations";

    /** Backs up twice, restores and proves, prunes; what the store holds is asked of the store. */
    void go() {
        flyback("backup", "--url", source, "--username", Shops.READER, "--migrations", SCRIPTS)
                .expect(0);
        String newest = flyback(
                        "backup", "--url", source, "--username", Shops.READER, "--migrations", SCRIPTS, "--json")
                .expect(0)
                .json()
                .get("key")
                .asText();
        assertThat(keys()).hasSize(2).anyMatch(key -> key.endsWith(newest));

        assertThat(flyback("list", "--json").expect(0).json()).hasSize(2);
        assertThat(flyback("verify", newest).expect(0).exitCode()).isZero();
        assertThat(flyback("cat", newest).expect(0).output()).contains("customers");

        assertThat(flyback("restore", newest, "--url", target, "--username", owner, "--prove", "--json")
                        .expect(0)
                        .json()
                        .get("proved")
                        .asBoolean())
                .isTrue();

        flyback("prune", "--all", "--keep-last", "1").expect(0);
        assertThat(keys()).singleElement().asString().endsWith(newest);
    }

    private List<String> keys() {
        return Neighbours.minio().client().listObjectsV2(request -> request.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private FlybackResult flyback(String... arguments) {
        return new HardenedRun(image.tag(), memory)
                .secret("FLYBACK_PASSWORD_FILE", PostgresServer.PASSWORD)
                .secret("MINIO_ACCESS_KEY_FILE", S3Server.ACCESS_KEY)
                .secret("MINIO_SECRET_KEY_FILE", S3Server.SECRET_KEY)
                .folder(scripts, SCRIPTS)
                .environment("FLYBACK_STORE", Neighbours.minioStore(bucket))
                .run(arguments);
    }
}
