package dev.flyback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flyback.catalog.SampleDumps;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.bucket.Transport;
import dev.flyback.storage.bucket.TrustedAuthorities;
import dev.flyback.storage.minio.MinioStore;
import dev.flyback.testing.FaultyProxy;
import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.Patience;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.RunningFlyback;
import dev.flyback.testing.S3Server;
import dev.flyback.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The program with a store in a bucket, by each of its clients. */
class BucketTripIT {
    private static final String S3 = "s3://BUCKET/backups?path-style=true&endpoint=http://SERVER";
    private static final String MINIO = "minio://SERVER/BUCKET/backups?tls=false";

    private static S3Server server;

    @TempDir
    Path folder;

    private OrdersDatabase orders;
    private FaultyProxy proxy;
    private String bucket;
    private String store = S3;

    @BeforeAll
    static void startServer() {
        server = S3Server.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void database() {
        orders = OrdersDatabase.in(folder);
        proxy = new FaultyProxy(server.endpoint());
        bucket = server.freshBucket();
    }

    @AfterEach
    void noDatabase() {
        proxy.close();
        orders.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {S3, MINIO})
    void a_dump_goes_into_a_bucket_and_comes_back(String url) {
        store = url;
        FlybackResult backup = backup().run().expect(0);
        String key = backup.output().strip();
        assertThat(server.client()
                        .headObject(r -> r.bucket(bucket).key("backups/" + key))
                        .metadata())
                .containsKeys("flyback-id", "flyback-fingerprint")
                .containsEntry("flyback-name", orders.database().name())
                .containsEntry("flyback-schema-version", "2");
        assertThat(backup.standardError()).doesNotContain("software.amazon", "WARN");

        JsonNode listed = flyback("list", "--json").run().expect(0).json().get(0);
        assertThat(listed.get("key").asText()).isEqualTo(key);
        assertThat(listed.get("store").asText()).isEqualTo(located(store.replaceFirst("\\?.*", "")));
        int reads = reads(key);
        assertThat(flyback("show", "latest").run().expect(0).output()).contains("public.orders");
        assertThat(reads(key) - reads).as("an index is read by one request").isEqualTo(1);
        flyback("verify", "latest").run().expect(0);
        try (TestDatabase target = PostgresServers.newest().freshDatabase()) {
            JsonNode restored = flyback("restore", "latest", "--prove", "--json")
                    .on(target)
                    .run()
                    .expect(0)
                    .json();
            assertThat(restored.get("proved").asBoolean()).isTrue();
            assertThat(target.value("select count(*) from orders")).isEqualTo("2000");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, access was denied, docs/stores.md",
        "400, ExpiredToken, does not accept the credentials, when they expire",
        "507, XMinioStorageFull, the store is full, Make room"
    })
    void a_bucket_that_refuses_ends_with_the_code_of_stores_and_leaves_nothing(
            int status, String code, String reason, String hint) {
        proxy.answer(request -> request.startsWith("PUT "), 100, status, code);

        FlybackResult refused = backup().with("--json").run().expect(5);
        assertThat(refused.error().get("message").asText()).contains(reason, "s3://" + bucket);
        assertThat(refused.error().get("hint").asText()).contains(hint);
        nothingIsThere();
    }

    @Test
    void a_publication_whose_answer_is_lost_is_found_and_not_repeated() {
        proxy.loseAnswer(request -> request.startsWith("PUT "), 1);

        String key = backup().run().expect(0).output().strip();
        assertThat(server.client().listObjectsV2(r -> r.bucket(bucket)).contents())
                .extracting(S3Object::key)
                .containsExactly("backups/" + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {S3, MINIO})
    void stopped_while_parts_are_under_way_it_leaves_nothing(String url) {
        store = url;
        orders.addNoise();
        Predicate<String> part = request -> request.contains("partNumber=");
        proxy.hold(part, 100);
        RunningFlyback running = backup().start();
        Patience.until(
                Duration.ofMinutes(1),
                Duration.ofMillis(100),
                () -> proxy.requests().stream().anyMatch(part),
                () -> "no part is under way: " + proxy.requests());
        running.signal("TERM");

        assertThat(running.await(Duration.ofSeconds(60)).exitCode()).isEqualTo(143);
        nothingIsThere();
    }

    @Test
    void a_prune_that_is_stopped_tells_what_it_has_removed() {
        ObjectStore there = MinioStore.open(
                located(MINIO),
                Map.of("MINIO_ACCESS_KEY", S3Server.ACCESS_KEY, "MINIO_SECRET_KEY", S3Server.SECRET_KEY),
                Clock.systemUTC(),
                Transport.trusting(TrustedAuthorities.ofMachine()));
        for (int i = 1; i <= 4; i++) {
            SampleDumps.put(there, SampleDumps.key("shop", "2", "2020-01-0" + i + "T00:00:00Z", "aa0000000000000" + i));
        }
        Predicate<String> removal = request -> request.startsWith("DELETE ") && !request.contains("uploadId");
        proxy.delay(removal, 1);
        RunningFlyback running =
                flyback("prune", "shop", "--keep-last", "1", "--json").start();
        Patience.until(
                Duration.ofMinutes(1),
                Duration.ofMillis(50),
                () -> proxy.requests().stream().anyMatch(removal),
                () -> "nothing is removed: " + proxy.requests());
        running.signal("TERM");

        FlybackResult stopped = running.await(Duration.ofSeconds(30)).expect(143);
        assertThat(stopped.json().get("removed")).hasSize(1);
        assertThat(stopped.json().get("pending")).hasSize(2);
        assertThat(stopped.error().get("name").asText()).isEqualTo("TERMINATED");
        assertThat(server.client().listObjectsV2(r -> r.bucket(bucket)).contents())
                .hasSize(3);
    }

    private void nothingIsThere() {
        assertThat(server.client().listObjectsV2(r -> r.bucket(bucket)).contents())
                .isEmpty();
        assertThat(server.client().listMultipartUploads(r -> r.bucket(bucket)).uploads())
                .isEmpty();
    }

    @Test
    void credentials_that_are_wrong_or_missing_are_told_and_not_printed() {
        FlybackResult wrong = flyback("list")
                .environment("AWS_SECRET_ACCESS_KEY", "another-secret")
                .run()
                .expect(5);
        assertThat(wrong.standardError()).contains("credentials").doesNotContain("another-secret");
    }

    private String located(String url) {
        return url.replace("BUCKET", bucket).replace("SERVER", proxy.endpoint().getAuthority());
    }

    private int reads(String key) {
        return (int) proxy.requests().stream()
                .filter(request -> request.startsWith("GET ") && request.contains(key))
                .count();
    }

    private FlybackProcess backup() {
        return flyback("backup")
                .with("--migrations", orders.migrations().toString())
                .on(orders.database());
    }

    private FlybackProcess flyback(String... arguments) {
        return FlybackProcess.of(arguments)
                .with("--store", located(store))
                .environment("AWS_ACCESS_KEY_ID", S3Server.ACCESS_KEY)
                .environment("AWS_SECRET_ACCESS_KEY", S3Server.SECRET_KEY);
    }
}
