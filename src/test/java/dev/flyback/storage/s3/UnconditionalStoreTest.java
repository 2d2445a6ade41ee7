package dev.flyback.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.failure.StoreException;
import dev.flyback.storage.Deletion;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.ObjectWriter;
import dev.flyback.storage.StoredObject;
import dev.flyback.storage.bucket.Bucket;
import dev.flyback.storage.bucket.Transport;
import dev.flyback.storage.bucket.TrustedAuthorities;
import dev.flyback.testing.CertificateAuthority;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What {@code docs/deploy/google-cloud.md} says of a store that knows neither S3's conditions on writes nor its newer checksums. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnconditionalStoreTest {
    private static final int LARGE = 17 << 20;

    private CertificateAuthority authority;
    private UnconditionalServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, GeneralSecurityException {
        authority = CertificateAuthority.in(folder);
        server = new UnconditionalServer(authority);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, LARGE})
    void objects_are_written_read_and_removed(int size) throws IOException {
        ObjectStore store = open("&checksums=when-required");
        StoredObject object = write(store, "orders/1/whole-" + size, size);

        assertThat(object.size()).isEqualTo(size);
        try (InputStream bytes = store.read(object, 0, size)) {
            assertThat(bytes.readAllBytes()).hasSize(size);
        }
        assertThat(store.delete(object)).isEqualTo(Deletion.DELETED);
        assertThat(store.stat(object.key())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, LARGE})
    void what_is_there_is_not_replaced(int size) {
        ObjectStore store = open("&checksums=when-required");
        String key = "orders/1/twice-" + size;
        StoredObject first = write(store, key, size);

        assertThatThrownBy(() -> write(store, key, size + 1))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is not replaced");
        assertThat(store.stat(key)).contains(first);
    }

    @Test
    void no_request_has_a_checksum_or_signs_what_proxies_change() {
        write(open("&checksums=when-required"), "orders/1/plain", LARGE);

        assertThat(server.requests())
                .filteredOn(request -> request.path().endsWith("/plain"))
                .isNotEmpty()
                .allSatisfy(request -> {
                    assertThat(request.headers().keySet())
                            .noneMatch(name -> name.contains("checksum") || name.equals("x-amz-trailer"))
                            .doesNotContain("content-encoding", "transfer-encoding");
                    assertThat(request.headers().get("authorization")).doesNotContain("accept-encoding");
                });
    }

    @Test
    void checksums_that_the_store_takes_for_content_are_no_success() {
        assertThatThrownBy(() -> write(open(""), "orders/1/chunks", LARGE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("bytes in the store");
    }

    private static StoredObject write(ObjectStore store, String key, int size) {
        try (ObjectWriter writer = store.create(key, Map.of(), size)) {
            writer.write(new byte[size], 0, size);
            return writer.commit();
        }
    }

    private ObjectStore open(String more) {
        return S3Store.open(
                S3Settings.parse(
                        "s3://bucket/backups?region=auto&path-style=true&endpoint=" + server.endpoint() + more),
                Clock.systemUTC(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("access", "secret")),
                Bucket.PAGE,
                Transport.trusting(Optional.of(TrustedAuthorities.of(authority.certificate()))));
    }
}
