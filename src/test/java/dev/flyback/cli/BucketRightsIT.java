package dev.flyback.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flyback.catalog.SampleDumps;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.bucket.Transport;
import dev.flyback.storage.bucket.TrustedAuthorities;
import dev.flyback.storage.minio.MinioStore;
import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.MinioServer;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.S3Server;
import dev.flyback.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/** The program with exactly the rights that the documents name, at a real MinIO; only where there are containers. */
@EnabledIf("dev.flyback.testing.PostgresServers#inContainers")
class BucketRightsIT {
    private static final String S3 = "s3://BUCKET/backups?path-style=true&endpoint=http://SERVER";
    private static final String MINIO = "minio://SERVER/BUCKET/backups?tls=false";

    @TempDir
    static Path folder;

    private static MinioServer server;
    private static OrdersDatabase orders;

    private String bucket;
    private DocumentedPolicies policies;

    @BeforeAll
    static void startServers() {
        server = MinioServer.start();
        orders = OrdersDatabase.in(folder);
    }

    @AfterAll
    static void stopServers() {
        orders.close();
        server.close();
    }

    @BeforeEach
    void freshBucket() {
        bucket = server.freshLockableBucket();
        policies = new DocumentedPolicies(bucket, "backups");
    }

    @ParameterizedTest
    @ValueSource(strings = {S3, MINIO})
    void with_the_rights_to_back_up_one_can_back_up_and_no_more(String store) {
        AwsSessionCredentials rights = server.session(policies.toBackUp());
        String first = backup(store, rights).run().expect(0).output().strip();
        backup(store, rights).run().expect(0);

        try (S3Client client = server.client(rights)) {
            refused(() -> client.deleteObject(r -> r.bucket(bucket).key("backups/" + first)));
            refused(() -> client.listMultipartUploads(r -> r.bucket(bucket)));
            refused(() -> client.putObject(r -> r.bucket(bucket).key("elsewhere/a"), RequestBody.fromString("a")));
            server.client().putObject(r -> r.bucket(bucket).key("elsewhere/b"), RequestBody.fromString("b"));
            refused(() -> client.getObjectAsBytes(r -> r.bucket(bucket).key("elsewhere/b")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {S3, MINIO})
    void with_the_rights_to_restore_one_can_read_and_no_more(String store) {
        backup(store, server.session(policies.toBackUp())).run().expect(0);
        AwsSessionCredentials rights = server.session(policies.toRestore());
        try (TestDatabase target = PostgresServers.newest().freshDatabase()) {
            flyback(store, rights, "restore").on(target).run().expect(0);
            assertThat(target.value("select count(*) from orders")).isEqualTo("2000");
        }
        for (String command : List.of("show", "verify", "cat")) {
            flyback(store, rights, command, "latest").run().expect(0);
        }
        assertThat(flyback(store, rights, "list", "--json").run().expect(0).json())
                .hasSize(1);

        String message = backup(store, rights)
                .with("--json")
                .run()
                .expect(5)
                .error()
                .get("message")
                .asText();
        assertThat(message).contains("access was denied", bucket + "/backups");
        try (S3Client client = server.client(rights)) {
            refused(() -> client.putObject(r -> r.bucket(bucket).key("backups/a"), RequestBody.fromString("a")));
            refused(() -> client.deleteObject(r -> r.bucket(bucket).key("backups/a")));
        }
    }

    @Test
    void with_the_rights_to_prune_one_can_remove_dumps_and_uploads_and_no_more() {
        server.client().putObject(r -> r.bucket(bucket).key("backups/a"), RequestBody.fromString("a"));
        server.client().putObject(r -> r.bucket(bucket).key("elsewhere/b"), RequestBody.fromString("b"));
        String upload = server.client()
                .createMultipartUpload(r -> r.bucket(bucket).key("backups/c"))
                .uploadId();

        try (S3Client client = server.client(server.session(policies.toPrune()))) {
            assertThat(client.listObjectsV2(r -> r.bucket(bucket)).contents()).hasSize(2);
            client.getObjectAsBytes(r -> r.bucket(bucket).key("backups/a"));
            client.deleteObject(r -> r.bucket(bucket).key("backups/a"));
            // MinIO lists the uploads of a whole bucket or of one key, not those of a prefix.
            assertThat(client.listMultipartUploads(r -> r.bucket(bucket)).uploads())
                    .hasSize(1);
            client.abortMultipartUpload(r -> r.bucket(bucket).key("backups/c").uploadId(upload));
            refused(() -> client.putObject(r -> r.bucket(bucket).key("backups/a"), RequestBody.fromString("a")));
            refused(() -> client.deleteObject(r -> r.bucket(bucket).key("elsewhere/b")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {S3, MINIO})
    void with_the_rights_to_prune_one_prunes_and_with_two_more_sees_locks(String store) {
        put("2020-01-01T00:00:00Z", "aa00000000000001", "&lock-mode=GOVERNANCE&lock-days=1");
        put("2020-01-02T00:00:00Z", "aa00000000000002", "");
        put("2020-01-03T00:00:00Z", "aa00000000000003", "");
        String more = policies.toPrune()
                .replace("\"s3:GetObject\"", "\"s3:GetObject\", \"s3:GetObjectRetention\", \"s3:GetObjectLegalHold\"");

        JsonNode seen = prune(store, server.session(more));
        assertThat(seen.get("locked").findValuesAsText("id")).containsExactly("aa00000000000001");
        assertThat(seen.get("removed").findValuesAsText("id")).containsExactly("aa00000000000002");
        JsonNode unseen = prune(store, server.session(policies.toPrune()));
        assertThat(unseen.get("removed").findValuesAsText("id")).containsExactly("aa00000000000001");
        assertThat(unseen.get("kept")).hasSize(1);
        assertThat(server.client().listObjectVersions(r -> r.bucket(bucket)).versions())
                .as("what is locked is hidden, not deleted")
                .hasSize(3);
    }

    private JsonNode prune(String store, AwsSessionCredentials rights) {
        return flyback(store, rights, "prune", "shop", "--keep-last", "1", "--json")
                .run()
                .expect(0)
                .json();
    }

    private void put(String startedAt, String id, String parameters) {
        ObjectStore store = MinioStore.open(
                located(MINIO) + parameters,
                Map.of("MINIO_ACCESS_KEY", S3Server.ACCESS_KEY, "MINIO_SECRET_KEY", S3Server.SECRET_KEY),
                Clock.systemUTC(),
                Transport.trusting(TrustedAuthorities.ofMachine()));
        SampleDumps.put(store, SampleDumps.key("shop", "2", startedAt, id));
    }

    @ParameterizedTest
    @ValueSource(strings = {S3, MINIO})
    void encryption_tags_and_locks_are_had_with_the_further_rights_that_they_need(String store) {
        String more = store + "&tags=true&sse=aws:kms&kms-key=" + MinioServer.KMS_KEY
                + "&storage-class=REDUCED_REDUNDANCY&lock-mode=governance&lock-days=1";
        backup(more, server.session(policies.toBackUp())).run().expect(5);
        String rights = policies.toBackUp()
                .replace("\"s3:PutObject\"", "\"s3:PutObject\", \"s3:PutObjectTagging\", \"s3:PutObjectRetention\"");
        String key = "backups/"
                + backup(more, server.session(rights)).run().expect(0).output().strip();

        HeadObjectResponse head =
                server.client().headObject(r -> r.bucket(bucket).key(key));
        assertThat(head.objectLockModeAsString()).isEqualTo("GOVERNANCE");
        assertThat(head.serverSideEncryptionAsString()).isEqualTo("aws:kms");
        assertThat(head.ssekmsKeyId()).endsWith(MinioServer.KMS_KEY);
        assertThat(head.storageClassAsString()).isEqualTo("REDUCED_REDUNDANCY");
        assertThat(server.client()
                        .getObjectTagging(r -> r.bucket(bucket).key(key))
                        .tagSet())
                .extracting(Tag::key)
                .contains("flyback-name", "flyback-schema-version", "flyback-id", "flyback-fingerprint");
        refused(() ->
                server.client().deleteObject(r -> r.bucket(bucket).key(key).versionId(head.versionId())));
    }

    private String located(String store) {
        return store.replace("BUCKET", bucket)
                .replace("SERVER", server.endpoint().getAuthority());
    }

    private static void refused(ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isBetween(400, 403));
    }

    private FlybackProcess backup(String store, AwsSessionCredentials rights) {
        return flyback(store, rights, "backup")
                .with("--migrations", orders.migrations().toString())
                .on(orders.database());
    }

    private FlybackProcess flyback(String store, AwsSessionCredentials rights, String... arguments) {
        return FlybackProcess.of(arguments)
                .with("--store", located(store))
                .environment("AWS_ACCESS_KEY_ID", rights.accessKeyId())
                .environment("AWS_SECRET_ACCESS_KEY", rights.secretAccessKey())
                .environment("AWS_SESSION_TOKEN", rights.sessionToken());
    }
}
