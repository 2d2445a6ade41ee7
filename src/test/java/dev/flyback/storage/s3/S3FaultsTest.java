package dev.flyback.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.failure.ExitCode;
import dev.flyback.failure.StoreException;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.ObjectWriter;
import dev.flyback.storage.StoredObject;
import dev.flyback.storage.bucket.Bucket;
import dev.flyback.testing.FaultyProxy;
import dev.flyback.testing.S3Server;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A store that is disturbed on the way, through the real client. */
class S3FaultsTest {
    private static final String KEY = "orders/1/a";
    private static final int LARGE = 20 << 20;
    private static final Predicate<String> BEGIN = request("POST .*\\?uploads");
    private static final Predicate<String> PART = request("PUT .*partNumber=.*");
    private static final Predicate<String> COMPLETION = request("POST .*uploadId=.*");
    private static final Predicate<String> PUT = request("PUT [^?]*");
    private static final Predicate<String> GET = request("GET .*" + KEY);

    private static S3Server server;

    private final byte[] content = new byte[LARGE];
    private FaultyProxy proxy;
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
        new Random(3).nextBytes(content);
        proxy = new FaultyProxy(server.endpoint());
        bucket = server.freshBucket();
        store = S3Store.open(
                S3Settings.parse("s3://" + bucket + "?path-style=true&endpoint=" + proxy.endpoint()),
                Clock.systemUTC(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)),
                Bucket.PAGE);
    }

    @AfterEach
    void no_upload_is_left_behind() {
        proxy.close();
        assertThat(server.client().listMultipartUploads(r -> r.bucket(bucket)).uploads())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500,InternalError", "503,SlowDown", "429,TooManyRequests", "400,RequestTimeout"})
    void what_passes_is_tried_again(int status, String code) throws IOException {
        proxy.answer(BEGIN, 1, status, code);
        proxy.answer(PART, 2, status, code);
        proxy.answer(COMPLETION, 1, status, code);
        proxy.answer(GET, 1, status, code);

        assertThat(read(write(LARGE))).isEqualTo(content);
    }

    @Test
    void a_part_that_is_cut_off_is_sent_again() throws IOException {
        proxy.cut(PART, 2);

        assertThat(read(write(LARGE))).isEqualTo(content);
    }

    @Test
    void a_part_whose_answer_is_lost_is_sent_again() throws IOException {
        proxy.loseAnswer(PART, 2);

        assertThat(read(write(LARGE))).isEqualTo(content);
    }

    @Test
    void a_completion_whose_answer_is_lost_is_found_to_have_happened() throws IOException {
        proxy.loseAnswer(COMPLETION, 1);

        assertThat(read(write(LARGE))).isEqualTo(content);
        assertThat(proxy.requests().stream().filter(COMPLETION)).hasSize(1);
    }

    @Test
    void a_small_object_whose_answer_is_lost_is_found_to_be_there() {
        proxy.loseAnswer(PUT, 1);

        assertThat(write(10).size()).isEqualTo(10);
        assertThat(proxy.requests().stream().filter(PUT)).hasSize(1);
    }

    @Test
    void a_read_goes_on_where_it_broke_off() throws IOException {
        StoredObject object = write(LARGE);
        proxy.cutAnswer(GET, 3);

        assertThat(read(object)).isEqualTo(content);
        assertThat(proxy.requests().stream().filter(GET)).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "403,AccessDenied,access was denied,rights",
        "403,InvalidAccessKeyId,credentials,access key",
        "403,SignatureDoesNotMatch,credentials,secret key",
        "403,RequestTimeTooSkewed,clock,NTP",
        "404,NoSuchBucket,no such bucket,Make the bucket",
        "507,XMinioStorageFull,full,Make room"
    })
    void what_does_not_pass_ends_at_once_and_says_why(int status, String code, String reason, String hint) {
        for (Predicate<String> request : List.of(BEGIN, PART, COMPLETION)) {
            proxy.answer(request, 1, status, code);

            assertThatThrownBy(() -> write(LARGE)).isInstanceOfSatisfying(StoreException.class, e -> {
                assertThat(e.exitCode()).isEqualTo(ExitCode.STORE);
                assertThat(e)
                        .hasMessageContaining(KEY)
                        .hasMessageContaining(reason)
                        .hasMessageContaining(code);
                assertThat(e.hint()).contains(hint);
            });
            assertThat(server.client().listObjectsV2(r -> r.bucket(bucket)).contents())
                    .isEmpty();
        }
    }

    private static Predicate<String> request(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    private StoredObject write(int size) {
        try (ObjectWriter writer = store.create(KEY, Map.of(), size)) {
            writer.write(content, 0, size);
            return writer.commit();
        }
    }

    private byte[] read(StoredObject object) throws IOException {
        try (InputStream stream = store.read(object, 0, object.size())) {
            return stream.readAllBytes();
        }
    }
}
