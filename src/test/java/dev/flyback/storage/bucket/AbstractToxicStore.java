package dev.flyback.storage.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.failure.StoreException;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.ObjectWriter;
import dev.flyback.storage.StoredObject;
import dev.flyback.testing.MinioServer;
import dev.flyback.testing.Toxiproxy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real MinIO behind a network that is slow, breaks off or keeps silent. */
public abstract class AbstractToxicStore {
    private static final String KEY = "orders/1/a";
    private static final int LARGE = 20 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static MinioServer server;
    private static Toxiproxy network;

    private final byte[] content = new byte[LARGE];
    private String bucket;
    private ObjectStore store;

    @BeforeAll
    static void startServers() {
        server = MinioServer.start();
        network = Toxiproxy.inFrontOf(server.addressAmongContainers());
    }

    @AfterAll
    static void stopServers() {
        network.close();
        server.close();
    }

    @BeforeEach
    void freshStore() {
        new Random(5).nextBytes(content);
        bucket = server.freshBucket();
        store = open(
                network.endpoint(),
                bucket,
                new Transport(PATIENCE, PATIENCE, Duration.ofMinutes(1), TrustedAuthorities.ofMachine()));
    }

    /** An upload whose beginning was not answered stays: nobody was told its id. It holds nothing, and a listing of uploads finds it. */
    @AfterEach
    void no_part_is_left_behind() {
        network.heal();
        assertThat(server.client().listMultipartUploads(r -> r.bucket(bucket)).uploads())
                .allSatisfy(upload -> assertThat(server.client()
                                .listParts(
                                        r -> r.bucket(bucket).key(upload.key()).uploadId(upload.uploadId()))
                                .parts())
                        .isEmpty());
    }

    /** The store in a bucket, without a prefix. */
    protected abstract ObjectStore open(URI endpoint, String bucket, Transport transport);

    @Test
    void a_slow_network_is_only_slow() throws IOException {
        network.disturb("latency", "downstream", "\"latency\": 150, \"jitter\": 100");
        network.disturb("bandwidth", "upstream", "\"rate\": 15000");

        assertThat(read(write())).isEqualTo(content);
    }

    @Test
    void parts_that_are_cut_in_the_middle_are_sent_again() throws IOException {
        network.disturb("limit_data", "upstream", "\"bytes\": 3000000");
        healsSoon();

        assertThat(read(write())).isEqualTo(content);
    }

    @Test
    void reads_that_are_cut_go_on() throws IOException {
        StoredObject object = write();
        network.disturb("limit_data", "downstream", "\"bytes\": 3000000");

        assertThat(read(object)).isEqualTo(content);
    }

    @Test
    void connections_that_are_reset_are_made_again() throws IOException {
        network.disturb("reset_peer", "downstream", "\"timeout\": 50");
        healsSoon();

        assertThat(read(write())).isEqualTo(content);
    }

    @Test
    void a_completion_whose_answer_never_comes_happens_once() throws IOException {
        StoredObject object;
        try (ObjectWriter writer = store.create(KEY, Map.of(), LARGE)) {
            writer.write(content, 0, LARGE);
            network.disturb("timeout", "downstream", "\"timeout\": 0");
            healsSoon();
            object = writer.commit();
        }

        assertThat(read(object)).isEqualTo(content);
        assertThat(server.client().listObjectsV2(r -> r.bucket(bucket)).contents())
                .hasSize(1);
    }

    @Test
    void a_write_that_is_given_up_in_silence_leaves_nothing_visible() {
        ObjectWriter writer = store.create(KEY, Map.of(), LARGE);
        writer.write(content, 0, LARGE);
        network.disturb("timeout", "upstream", "\"timeout\": 0");
        healsSoon();
        writer.close();

        assertThatThrownBy(writer::commit).isInstanceOf(StoreException.class);
        assertThat(server.client().listObjectsV2(r -> r.bucket(bucket)).contents())
                .isEmpty();
    }

    private static void healsSoon() {
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(network::heal);
    }

    private StoredObject write() {
        try (ObjectWriter writer = store.create(KEY, Map.of(), LARGE)) {
            writer.write(content, 0, LARGE);
            return writer.commit();
        }
    }

    private byte[] read(StoredObject object) throws IOException {
        try (InputStream stream = store.read(object, 0, object.size())) {
            return stream.readAllBytes();
        }
    }
}
