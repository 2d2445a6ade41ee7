package dev.flyback.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jobs, schedules and roles for Google Cloud fit each other. */
class GoogleCloudFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore", "prune"})
    void a_job_runs_once_with_an_account_of_its_own(String name) {
        JsonNode job = job(name);
        JsonNode task = job.at("/spec/template/spec/template/spec");
        JsonNode container = task.at("/containers/0");

        assertThat(job.path("apiVersion").asText()).isEqualTo("run.googleapis.com/v1");
        assertThat(job.path("kind").asText()).isEqualTo("Job");
        assertThat(job.at("/metadata/name").asText()).isEqualTo("flyback-" + name);
        assertThat(job.at("/spec/template/spec/taskCount").asInt()).isEqualTo(1);
        assertThat(task.path("serviceAccountName").asText()).startsWith("flyback-" + name + "@");
        assertThat(task.path("maxRetries").asInt(-1)).isZero();
        assertThat(task.path("timeoutSeconds").asInt())
                .isGreaterThanOrEqualTo(name.equals("prune") ? 3600 : DeployFolder.LONG_ENOUGH_SECONDS);
        assertThat(task.path("containers")).hasSize(1);
        assertThat(container.path("args").get(0).asText()).isEqualTo(name);
        DeployFolder.assertNoSecretIn(container.path("env"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore", "prune"})
    void the_store_is_told_what_it_does_not_know(String name) {
        ContainerRun run = ContainerRun.in(job(name)).get(0);

        assertThat(run.environment().get("FLYBACK_STORE"))
                .startsWith("s3://")
                .contains("endpoint=https://storage.googleapis.com", "checksums=when-required");
        assertThat(run.environment()).containsKeys("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "prune"})
    void a_schedule_runs_its_job(String name) {
        JsonNode schedule = DeployFolder.read("google-cloud/" + name + "-schedule.json", "cloud-scheduler-job");
        String place = "/projects/example-project/locations/"
                + job(name)
                        .at("/metadata/labels/cloud.googleapis.com~1location")
                        .asText();

        assertThat(schedule.path("name").asText()).isEqualTo(place.substring(1) + "/jobs/flyback-" + name);
        assertThat(schedule.at("/httpTarget/uri").asText())
                .isEqualTo("https://run.googleapis.com/v2" + place + "/jobs/flyback-" + name + ":run");
        assertThat(schedule.at("/httpTarget/httpMethod").asText()).isEqualTo("POST");
        assertThat(schedule.path("schedule").asText()).matches("\\d+ \\d+ \\* \\* \\*");
    }

    @Test
    void only_a_prune_may_delete_and_only_a_backup_may_write() {
        assertThat(permissions("backup"))
                .contains("storage.objects.create", "storage.objects.get", "storage.objects.list")
                .allMatch(permission -> permission.startsWith("storage."))
                .noneMatch(permission -> permission.contains("delete") || permission.contains("update"));
        assertThat(permissions("prune"))
                .contains("storage.objects.delete", "storage.objects.get", "storage.objects.list")
                .allMatch(permission -> permission.startsWith("storage."))
                .noneMatch(permission -> permission.contains("create") || permission.contains("update"));
    }

    private static JsonNode job(String name) {
        return DeployFolder.read("google-cloud/" + name + "-job.yaml", "cloud-run-job");
    }

    private static List<String> permissions(String name) {
        return DeployFolder.texts(DeployFolder.read("google-cloud/" + name + "-role.yaml", "google-role")
                .path("includedPermissions"));
    }
}
