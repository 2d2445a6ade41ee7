package dev.flyback.storage.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.flyback.failure.ExitCode;
import dev.flyback.failure.StoreException;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.ObjectWriter;
import dev.flyback.storage.StoredObject;
import dev.flyback.testing.CertificateAuthority;
import dev.flyback.testing.FaultyProxy;
import dev.flyback.testing.S3Server;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** A store that is disturbed on the way, through a real client and a real server. */
public abstract class AbstractStoreFaults {
    private static final String KEY = "orders/1/a";
    private static final int LARGE = PartSizes.SMALLEST + (1 << 20);
    private static final Predicate<String> BEGIN = request("POST .*\\?uploads=?");
    private static final Predicate<String> PART = request("PUT .*partNumber=.*");
    private static final Predicate<String> COMPLETION = request("POST .*uploadId=.*");
    private static final Predicate<String> PUT = request("PUT [^?]*");
    private static final Predicate<String> DELETE = request("DELETE [^?]*");
    private static final Predicate<String> GET = request("GET .*" + KEY);

    /** Long enough for a server that works, short for a test that waits it out. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration SHORT = Duration.ofSeconds(1);

    private static S3Server server;

    @TempDir
    Path folder;

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
        store = open(proxy.endpoint(), bucket, Transport.trusting(TrustedAuthorities.ofMachine()));
    }

    /** The store in a bucket, without a prefix. */
    protected abstract ObjectStore open(URI endpoint, String bucket, Transport transport);

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
    void a_server_that_hangs_up_is_asked_again() throws IOException {
        proxy.hangUp(BEGIN, 1);
        proxy.hangUp(PART, 2);
        proxy.hangUp(COMPLETION, 1);
        proxy.hangUp(GET, 1);

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

    @Test
    void an_error_that_comes_with_a_status_of_success_is_an_error() throws IOException {
        proxy.answer(COMPLETION, 1, 200, "InternalError");

        assertThat(read(write(LARGE))).isEqualTo(content);
    }

    @Test
    void a_part_and_a_completion_that_are_never_answered_are_sent_again() throws IOException {
        impatient();
        proxy.hold(PART, 1);
        proxy.hold(COMPLETION, 1);

        assertThat(read(write(LARGE))).isEqualTo(content);
    }

    @Test
    void a_completion_that_is_never_answered_is_found_to_have_happened() throws IOException {
        impatient();
        proxy.holdAnswer(COMPLETION, 1);

        assertThat(read(write(LARGE))).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_server_that_stops_reading_is_left_in_the_end(boolean tls) {
        TrustedAuthorities trusted = TrustedAuthorities.ofMachine();
        if (tls) {
            CertificateAuthority authority = CertificateAuthority.in(folder);
            trusted = TrustedAuthorities.of(authority.certificate());
            proxy.close();
            proxy = new FaultyProxy(server.endpoint(), authority);
        }
        store = open(proxy.endpoint(), bucket, new Transport(SHORT, SHORT, SHORT, trusted));
        proxy.stopReading(PART, Integer.MAX_VALUE);

        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThatThrownBy(() -> write(2 * LARGE))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("in time"));
    }

    @Test
    void a_part_of_which_only_the_beginning_is_read_is_sent_again() throws IOException {
        impatient();
        proxy.stopReading(PART, 1);

        assertThat(read(write(LARGE))).isEqualTo(content);
    }

    @Test
    void credentials_that_expire_half_way_end_it_and_the_parts_are_found_among_the_uploads() {
        AtomicInteger parts = new AtomicInteger();
        proxy.refuse(head -> PART.test(line(head)) && parts.incrementAndGet() > 1, 400, "ExpiredToken");
        proxy.refuse(head -> parts.get() > 1 && !PART.test(line(head)), 400, "ExpiredToken");

        assertThatThrownBy(() -> write(LARGE)).isInstanceOfSatisfying(StoreException.class, e -> {
            assertThat(e).hasMessageContaining(KEY).hasMessageContaining("credentials");
            assertThat(e.hint()).contains("when they expire");
        });
        List<MultipartUpload> left =
                server.client().listMultipartUploads(r -> r.bucket(bucket)).uploads();
        assertThat(left).extracting(MultipartUpload::key).containsExactly(KEY);
        proxy.heal();
        assertThat(store.stat(KEY)).isEmpty();
        server.client()
                .abortMultipartUpload(
                        r -> r.bucket(bucket).key(KEY).uploadId(left.get(0).uploadId()));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, LARGE})
    void a_bucket_that_forbids_overwriting_and_deleting_is_enough_for_writing(int size) {
        proxy.refuse(head -> publishes(line(head)) && !isConditional(head), 403, "AccessDenied");
        proxy.refuse(head -> DELETE.test(line(head)), 403, "AccessDenied");

        assertThat(write(size).size()).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, LARGE})
    void a_store_that_does_not_know_conditions_is_written_after_a_look(int size) {
        proxy.refuse(AbstractStoreFaults::isConditional, 501, "NotImplemented");

        StoredObject first = write(size);
        assertThatThrownBy(() -> write(size)).isInstanceOf(StoreException.class).hasMessageContaining("there already");
        assertThat(store.stat(KEY)).contains(first);
    }

    @Test
    void an_end_of_an_object_is_read_by_one_request() throws IOException {
        StoredObject object = write(LARGE);
        try (InputStream stream = store.read(object, LARGE - 100, 100)) {
            assertThat(stream.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, LARGE - 100, LARGE));
        }

        assertThat(proxy.requests().stream().filter(GET)).hasSize(1);
    }

    private void impatient() {
        store = open(
                proxy.endpoint(),
                bucket,
                new Transport(PATIENCE, PATIENCE, Duration.ofMinutes(1), TrustedAuthorities.ofMachine()));
    }

    private static boolean publishes(String request) {
        return COMPLETION.test(request) || PUT.test(request);
    }

    private static boolean isConditional(String head) {
        return head.toLowerCase(Locale.ROOT).contains("\r\nif-none-match: *\r\n");
    }

    private static String line(String head) {
        return head.substring(0, head.indexOf(" HTTP/"));
    }

    private static Predicate<String> request(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    private StoredObject write(int size) {
        try (ObjectWriter writer = store.create(KEY, Map.of(), size)) {
            for (int written = 0; written < size; written += LARGE) {
                writer.write(content, 0, Math.min(LARGE, size - written));
            }
            return writer.commit();
        }
    }

    private byte[] read(StoredObject object) throws IOException {
        try (InputStream stream = store.read(object, 0, object.size())) {
            return stream.readAllBytes();
        }
    }
}
