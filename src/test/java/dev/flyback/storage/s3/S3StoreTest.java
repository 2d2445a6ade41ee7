package dev.flyback.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.storage.AbstractObjectStoreContract;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.ObjectWriter;
import dev.flyback.storage.UnfinishedWrite;
import dev.flyback.storage.bucket.Transport;
import dev.flyback.storage.bucket.TrustedAuthorities;
import dev.flyback.testing.FaultyProxy;
import dev.flyback.testing.S3Server;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;

class S3StoreTest extends AbstractObjectStoreContract {
    /** The server in this process takes long for thousands of objects; a real one lists them in the tests with containers. */
    private static final int PAGE = 50;

    private static S3Server server;

    private String bucket;
    private ObjectStore store;

    @BeforeAll
    static void startServer() {
        server = S3Server.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void freshStore() {
        bucket = server.freshBucket();
        store = open("");
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
        return 2 * PAGE + 1;
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
    void metadata_is_kept_with_small_and_with_large_objects() {
        for (int size : new int[] {10, 9 << 20}) {
            String key = "orders/1/" + size;
            try (ObjectWriter writer = store.create(key, Map.of("flyback-id", "0123"), size)) {
                writer.write(new byte[size], 0, size);
                writer.commit();
            }
            assertThat(server.client()
                            .headObject(r -> r.bucket(bucket).key("backups/" + key))
                            .metadata())
                    .containsEntry("flyback-id", "0123");
        }
    }

    @Test
    void the_folder_that_a_console_makes_is_no_object() {
        server.client().putObject(r -> r.bucket(bucket).key("backups/"), RequestBody.empty());

        assertThat(store.list("").hasNext()).isFalse();
    }

    @Test
    void uploads_of_others_in_the_bucket_are_not_shown() {
        server.client().createMultipartUpload(r -> r.bucket(bucket).key("backups-of-others/a"));
        List<UnfinishedWrite> seen = new ArrayList<>();
        store.abandonWrites(seen::add);

        assertThat(seen).isEmpty();
        String id = server.client()
                .listMultipartUploads(r -> r.bucket(bucket))
                .uploads()
                .get(0)
                .uploadId();
        server.client()
                .abortMultipartUpload(
                        r -> r.bucket(bucket).key("backups-of-others/a").uploadId(id));
    }

    @Test
    void each_part_and_each_small_object_has_a_checksum() {
        assertThat(heads("")).hasSize(5).allMatch(head -> head.contains("x-amz-trailer: x-amz-checksum-crc32"));
    }

    @Test
    void checksums_may_be_left_out() {
        assertThat(heads("&checksums=when-required"))
                .hasSize(5)
                .noneMatch(head -> head.contains("checksum") || head.contains("content-md5"));
    }

    @ParameterizedTest
    @CsvSource({"501, NotImplemented", "400, InvalidArgument"})
    void a_store_that_refuses_a_checksum_of_the_whole_gets_the_upload_without(int status, String code) {
        try (FaultyProxy proxy = new FaultyProxy(server.endpoint())) {
            proxy.refuse(head -> head.toLowerCase(Locale.ROOT).contains("x-amz-checksum-type"), status, code);
            store = open(proxy.endpoint(), "");
            largeAndSmall();

            assertThat(proxy.heads(request -> request.startsWith("POST ")).stream()
                            .map(head -> head.toLowerCase(Locale.ROOT).contains("x-amz-checksum-type")))
                    .containsExactly(true, false, false, false);
        }
    }

    @Test
    void what_is_put_under_a_lock_has_the_hash_that_s3_demands() {
        String lock = "&lock-mode=GOVERNANCE&lock-days=1";

        assertThat(heads(lock)).allMatch(head -> head.contains("x-amz-trailer: x-amz-checksum-crc32"));
        assertThat(heads("&checksums=when-required" + lock))
                .allMatch(head -> head.contains("\r\ncontent-md5: ") && !head.contains("checksum"));
    }

    /** The heads of all requests that bring a small and a large object. */
    private List<String> heads(String more) {
        bucket = server.freshBucket();
        try (FaultyProxy proxy = new FaultyProxy(server.endpoint())) {
            store = open(proxy.endpoint(), more);
            largeAndSmall();
            return proxy.heads(request -> request.startsWith("PUT ")).stream()
                    .map(head -> head.toLowerCase(Locale.ROOT))
                    .toList();
        }
    }

    private void largeAndSmall() {
        for (int size : new int[] {10, 17 << 20}) {
            try (ObjectWriter writer = store.create("orders/1/" + size, Map.of(), size)) {
                writer.write(new byte[size], 0, size);
                assertThat(writer.commit().size()).isEqualTo(size);
            }
        }
    }

    private ObjectStore open(String more) {
        return open(server.endpoint(), more);
    }

    private ObjectStore open(URI endpoint, String more) {
        return S3Store.open(
                S3Settings.parse("s3://" + bucket + "/backups?path-style=true&endpoint=" + endpoint + more),
                Clock.systemUTC(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)),
                PAGE,
                Transport.trusting(TrustedAuthorities.ofMachine()));
    }
}
