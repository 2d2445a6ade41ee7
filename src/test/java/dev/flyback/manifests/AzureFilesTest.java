package dev.flyback.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jobs for Azure run once, with an identity of their own, and take secrets from the vault. */
class AzureFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore", "prune"})
    void a_job_runs_once_with_an_identity_of_its_own(String name) {
        JsonNode job = job(name);
        JsonNode configuration = job.at("/properties/configuration");
        JsonNode container = job.at("/properties/template/containers/0");
        List<String> identities = List.copyOf(fieldNames(job.at("/identity/userAssignedIdentities")));

        assertThat(job.path("type").asText()).isEqualTo("Microsoft.App/jobs");
        assertThat(job.path("name").asText()).isEqualTo("flyback-" + name);
        assertThat(identities).singleElement().asString().endsWith("/flyback-" + name);
        assertThat(configuration.at("/registries/0/identity").asText()).isEqualTo(identities.get(0));
        assertThat(configuration.path("replicaRetryLimit").asInt(-1)).isZero();
        assertThat(configuration.path("replicaTimeout").asInt())
                .isGreaterThanOrEqualTo(name.equals("prune") ? 3600 : DeployFolder.LONG_ENOUGH_SECONDS);
        assertThat(job.at("/properties/template/containers")).hasSize(1);
        assertThat(container.path("args").get(0).asText()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore", "prune"})
    void secrets_come_from_the_vault(String name) {
        JsonNode secrets = job(name).at("/properties/configuration/secrets");
        JsonNode environment = job(name).at("/properties/template/containers/0/env");
        Set<String> named = DeployFolder.stream(environment)
                .filter(entry -> entry.has("secretRef"))
                .map(entry -> entry.path("secretRef").asText())
                .collect(Collectors.toSet());

        DeployFolder.assertNoSecretIn(environment);
        assertThat(DeployFolder.stream(secrets)
                        .map(secret -> secret.path("name").asText()))
                .containsExactlyInAnyOrderElementsOf(named);
        assertThat(secrets)
                .isNotEmpty()
                .allSatisfy(secret -> assertThat(secret.path("keyVaultUrl").asText())
                        .matches("https://[a-z-]+\\.vault\\.azure\\.net/secrets/[a-z-]+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore", "prune"})
    void what_is_scheduled_has_a_time_and_a_restore_has_none(String name) {
        JsonNode configuration = job(name).at("/properties/configuration");
        String cron = configuration.at("/scheduleTriggerConfig/cronExpression").asText();

        if (name.equals("restore")) {
            assertThat(configuration.path("triggerType").asText()).isEqualTo("Manual");
            assertThat(configuration.has("manualTriggerConfig")).isTrue();
        } else {
            assertThat(configuration.path("triggerType").asText()).isEqualTo("Schedule");
            assertThat(cron).matches("\\d+ \\d+ \\* \\* \\*");
        }
    }

    private static JsonNode job(String name) {
        return DeployFolder.read("azure/" + name + "-job.yaml", "container-apps-job");
    }

    private static Set<String> fieldNames(JsonNode object) {
        return object.properties().stream().map(entry -> entry.getKey()).collect(Collectors.toSet());
    }
}
