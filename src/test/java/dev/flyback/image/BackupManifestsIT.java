package dev.flyback.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flyback.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The CronJob as base and overlays make it, once each: its pod backs up a PostgreSQL. Podman has neither CronJobs, Jobs, ServiceAccounts nor network
 * policies, so {@code podFailurePolicy}, deadlines and schedules are only read ({@code KubernetesManifestsTest}); a role's token is laid into the pod by
 * the test, as EKS would.
 */
class BackupManifestsIT {
    private static final Path OVERLAYS = Path.of("k8s", "overlays");
    private static final String TOKEN = "a.token.of-the-cluster";
    private static final String TOKENS = "/run/secrets/tokens";

    private static TestDatabase orders;

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

    @Test
    void base_backs_up_to_s3_with_keys_from_a_secret() {
        ClusterStore store = ClusterStore.fresh();
        try (PlayedPod pod = played(Path.of("k8s/base"), store)) {
            pod.environment("AWS_SHARED_CREDENTIALS_FILE", "/run/secrets/flyback/aws-credentials");

            pod.start().ended().expect(0);
        }
        assertThat(store.keys()).singleElement().asString().startsWith("production/orders/2/");
    }

    @Test
    void the_overlay_for_minio_backs_up_to_minio() {
        ClusterStore store = ClusterStore.fresh();
        try (PlayedPod pod = new PlayedPod(Kustomize.rendered(OVERLAYS.resolve("minio")))
                .configuration(store.forMinio())
                .secret(ClusterStore.secret())
                .scripts(Shops.POSTGRES_SCRIPTS)) {

            pod.start().ended().expect(0);
        }
        assertThat(store.keys()).singleElement().asString().startsWith("production/orders/2/");
    }

    @Test
    void the_overlay_for_irsa_backs_up_with_the_rights_of_a_role_for_a_token_that_the_test_lays_into_the_pod() {
        ClusterStore store = ClusterStore.fresh();
        try (RightsOfARole role = new RightsOfARole(store.bucket());
                PlayedPod pod = played(OVERLAYS.resolve("irsa"), store)) {
            pod.environment("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/flyback-backup")
                    .environment("AWS_WEB_IDENTITY_TOKEN_FILE", TOKENS + "/token")
                    .environment("AWS_REGION", "us-east-1")
                    .environment("AWS_ENDPOINT_URL_STS", "http://" + gateway(Neighbours.network()) + ":" + role.port())
                    .folder(TOKENS, Map.of("token", TOKEN));

            pod.start().ended().expect(0);

            assertThat(role.asked()).contains("AssumeRoleWithWebIdentity", TOKEN);
        }
        assertThat(store.keys()).hasSize(1);
    }

    @Test
    void the_overlay_for_pod_identity_backs_up_with_the_rights_that_the_agent_gives() {
        ClusterStore store = ClusterStore.fresh();
        String network = "flyback-agent-" + ProcessHandle.current().pid();
        Engine.run("network", "create", "--subnet", "169.254.170.0/24", "--gateway", "169.254.170.23", network)
                .expect(0);
        try (RightsOfARole role = new RightsOfARole(store.bucket());
                PlayedPod pod = played(OVERLAYS.resolve("pod-identity"), store)) {
            pod.environment(
                            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                            "http://169.254.170.23:" + role.port() + "/v1/credentials")
                    .environment("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", TOKENS + "/eks-pod-identity-token")
                    .folder(TOKENS, Map.of("eks-pod-identity-token", TOKEN));

            pod.alsoIn(network).start().ended().expect(0);

            assertThat(role.asked()).contains(TOKEN);
        } finally {
            Engine.run("network", "rm", "--force", network);
        }
        assertThat(store.keys()).hasSize(1);
    }

    private static PlayedPod played(Path folder, ClusterStore store) {
        Path file = folder.resolve("flyback.yaml");
        return new PlayedPod(Kustomize.rendered(folder))
                .configuration(ClusterStore.shipped(file, Neighbours.s3Store(store.bucket())))
                .secret(ClusterStore.secret())
                .scripts(Shops.POSTGRES_SCRIPTS);
    }

    /** This machine, as containers of the network see it. */
    private static String gateway(String network) {
        JsonNode description =
                Engine.run("network", "inspect", network).expect(0).json().get(0);
        return description.findValue("gateway").asText();
    }
}
