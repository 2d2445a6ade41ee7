package dev.flyback.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flyback.manifests.Manifests;
import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.Patience;
import dev.flyback.testing.TestDatabase;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The pods of {@code k8s/examples}, run against servers that are asked for the outcome. Podman has no Jobs: an index of a pod is given by the test. Nor does it probe
 * from outside, as the kubelet does: the test asks the pages that the probes name.
 */
class ExampleManifestsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int TIMEOUT_MILLIS = 2000;

    private static TestDatabase orders;
    private ClusterStore store;

    @BeforeAll
    static void podmanAndADatabase() {
        assumeTrue(Engine.isPodman(), "only podman plays manifests");
        orders = Shops.postgres("orders");
    }

    @AfterAll
    static void noDatabase() {
        if (orders != null) {
            orders.close();
        }
    }

    @BeforeEach
    void freshStore() {
        store = ClusterStore.fresh();
    }

    @Test
    void the_restore_job_brings_the_newest_dump_into_an_empty_database() {
        backUp();
        try (TestDatabase target = emptyDatabaseOf("owner");
                PlayedPod pod = played("restore-job.yaml")) {
            assertThat(pod.container().getArgs()).contains("jdbc:postgresql://restored-db:5432/orders");
            pod.container()
                    .getArgs()
                    .replaceAll(word -> word.replace("restored-db:5432/orders", "restored-db:5432/" + target.name()));

            assertThat(pod.start().ended().expect(0).toString()).contains("proved");

            assertThat(ContentOracle.contentDifferences(orders, target)).isEmpty();
        }
    }

    @Test
    void the_prune_cron_job_removes_what_no_rule_of_the_shipped_file_keeps() {
        backUp();
        backUp();
        assertThat(store.keys()).hasSize(2);
        String newest = store.keys().stream().sorted().toList().get(1);

        try (PlayedPod pod = played("prune-cronjob.yaml")) {
            pod.start().ended().expect(0);
        }

        assertThat(store.keys()).containsExactly(newest);
    }

    @Test
    void the_pods_of_the_fleet_job_back_up_every_database_once() {
        try (TestDatabase stock = Shops.postgres("stock");
                MysqlDatabase billing = Shops.mysql("billing")) {
            String more = section(stock.name(), "jdbc:postgresql://orders-db:5432/stock")
                    + section(billing.name(), "jdbc:mysql://billing-db:3306/billing");
            List<HasMetadata> objects = Manifests.in(example("fleet-job.yaml"));
            int pods = Manifests.jobs(objects).get(0).getCompletions();

            for (int index = 0; index < pods; index++) {
                try (PlayedPod pod = played("fleet-job.yaml")) {
                    pod.configuration(store.forMinio() + more)
                            .environment("JOB_COMPLETION_INDEX", String.valueOf(index))
                            .start()
                            .ended()
                            .expect(0);
                }
            }
        }
        assertThat(store.keys().stream().map(key -> key.split("/", -1)[1]))
                .containsExactlyInAnyOrder("billing", "orders", "stock");
    }

    @Test
    void the_resident_deployment_answers_its_probes_backs_up_and_ends_when_asked() throws IOException {
        int port = freePort();
        try (PlayedPod pod = played("resident-deployment.yaml")) {
            Container container = pod.container();
            Probe ready = container.getReadinessProbe();
            Probe live = container.getLivenessProbe();
            container.setReadinessProbe(null);
            container.setLivenessProbe(null);
            container.getPorts().get(0).setHostPort(port);
            pod.environment("FLYBACK_CATCH_UP", "true").start();

            for (Probe probe : List.of(ready, live)) {
                URI page = URI.create(
                        "http://127.0.0.1:" + port + probe.getHttpGet().getPath());
                Patience.until(PATIENCE, POLL, () -> answers(page), () -> page + "\n" + pod.logs());
            }
            Patience.until(
                    PATIENCE,
                    POLL,
                    () -> store.keys().size() == 1,
                    () -> pod.logs().toString());

            pod.stopped().expect(0);
        }
    }

    private void backUp() {
        try (PlayedPod pod = new PlayedPod(Kustomize.rendered(Path.of("k8s/overlays/minio")))
                .configuration(store.forMinio())
                .secret(ClusterStore.secret())
                .scripts(Shops.POSTGRES_SCRIPTS)) {
            pod.start().ended().expect(0);
        }
    }

    private PlayedPod played(String example) {
        return new PlayedPod(Manifests.in(example(example)))
                .configuration(store.forMinio())
                .secret(ClusterStore.secret())
                .scripts(Shops.POSTGRES_SCRIPTS);
    }

    private static Path example(String name) {
        return Path.of("k8s", "examples", name);
    }

    private static String section(String name, String url) {
        return "    " + name + ":\n      url: " + url + "\n      username: " + Shops.READER
                + "\n      password-file: /run/secrets/flyback/orders-password\n";
    }

    private static TestDatabase emptyDatabaseOf(String role) {
        TestDatabase database = Neighbours.postgres().databaseNamed("orders_restored", "UTF8");
        Neighbours.postgres().roleNamed(role, "");
        database.executeAsSuperuser("alter database orders_restored owner to " + role);
        return database;
    }

    private static boolean answers(URI page) {
        try {
            HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
