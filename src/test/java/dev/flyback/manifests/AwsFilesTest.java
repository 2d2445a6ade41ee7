package dev.flyback.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tasks, schedules and event pattern for AWS fit each other, and run Flyback with no more rights than it needs. */
class AwsFilesTest {
    private static final Path FOLDER = DeployFolder.ROOT.resolve("aws");

    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore", "prune"})
    void a_task_runs_on_fargate_with_a_role_of_its_own(String name) {
        JsonNode task = task(name);
        JsonNode container = task.at("/containerDefinitions/0");

        assertThat(task.path("family").asText()).isEqualTo("flyback-" + name);
        assertThat(DeployFolder.texts(task.path("requiresCompatibilities"))).containsExactly("FARGATE");
        assertThat(task.path("networkMode").asText()).isEqualTo("awsvpc");
        assertThat(task.path("taskRoleArn").asText()).endsWith(":role/flyback-" + name);
        assertThat(FOLDER.resolve(name + "-role.json")).exists();
        assertThat(task.path("executionRoleArn").asText()).endsWith(":role/flyback-execution");
        assertThat(task.path("containerDefinitions")).hasSize(1);
        assertThat(container.path("command").get(0).asText()).isEqualTo(name);
        assertThat(container.path("readonlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.path("user").asText()).isEqualTo("65532:65532");
        assertThat(DeployFolder.texts(container.at("/linuxParameters/capabilities/drop")))
                .containsExactly("ALL");
        assertThat(container.path("stopTimeout").asInt()).isBetween(60, 120); // More is not to be had on Fargate.
        assertThat(container.at("/logConfiguration/options/awslogs-group").asText())
                .isEqualTo("/flyback");
        DeployFolder.assertNoSecretIn(container.path("environment"));
    }

    @Test
    void only_what_connects_to_a_database_is_given_its_password() {
        assertThat(secret("backup")).contains(":secret:flyback/orders/backup-");
        assertThat(secret("restore")).contains(":secret:flyback/orders/owner-");
        assertThat(task("prune").at("/containerDefinitions/0").has("secrets")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "prune"})
    void a_schedule_starts_its_task_and_tells_if_it_cannot(String name) {
        JsonNode schedule = DeployFolder.read("aws/" + name + "-schedule.json", "eventbridge-schedule");
        JsonNode target = schedule.path("Target");
        JsonNode rights = DeployFolder.read("aws/scheduler-role.json", "iam-policy");
        String definition = target.at("/EcsParameters/TaskDefinitionArn").asText();

        assertThat(schedule.path("ScheduleExpression").asText()).matches("cron\\(\\d+ \\d+ \\* \\* \\? \\*\\)");
        assertThat(definition)
                .endsWith(":task-definition/" + task(name).path("family").asText());
        assertThat(DeployFolder.texts(rights.at("/Statement/0/Resource"))).contains(definition + ":*");
        assertThat(rights.at("/Statement/0/Condition/ArnEquals/ecs:cluster").asText())
                .isEqualTo(target.path("Arn").asText());
        assertThat(DeployFolder.texts(rights.at("/Statement/1/Resource")))
                .contains(
                        task(name).path("taskRoleArn").asText(),
                        task(name).path("executionRoleArn").asText());
        assertThat(rights.at("/Statement/2/Resource").asText())
                .isEqualTo(target.at("/DeadLetterConfig/Arn").asText());
        assertThat(target.at("/RetryPolicy/MaximumRetryAttempts").asInt()).isBetween(1, 185);
        assertThat(target.at("/RetryPolicy/MaximumEventAgeInSeconds").asInt()).isBetween(60, 86400);
        assertThat(target.at("/EcsParameters/NetworkConfiguration/awsvpcConfiguration/AssignPublicIp")
                        .asText())
                .isEqualTo("DISABLED");
    }

    @Test
    void tasks_that_failed_or_never_began_are_events() {
        JsonNode pattern = DeployFolder.read("aws/failed-tasks.json", "ecs-event-pattern");

        assertThat(DeployFolder.texts(pattern.path("detail-type"))).containsExactly("ECS Task State Change");
        assertThat(pattern.at("/detail/$or/0/containers/exitCode/0/anything-but")
                        .asInt(-1))
                .isZero();
        assertThat(DeployFolder.texts(pattern.at("/detail/$or/1/stopCode"))).containsExactly("TaskFailedToStart");
    }

    @Test
    void every_file_is_looked_at() {
        Set<String> looked = Set.of("-task.json", "-schedule.json", "-role.json", "failed-tasks.json");
        List<String> names = StrictDocuments.files(FOLDER, "").stream()
                .filter(file -> !file.equals(FOLDER))
                .map(file -> String.valueOf(file.getFileName()))
                .toList();

        assertThat(names)
                .hasSize(13)
                .allMatch(name ->
                        looked.stream().anyMatch(name::endsWith) || name.matches("trust-(tasks|scheduler)\\.json"));
    }

    private static JsonNode task(String name) {
        return DeployFolder.read("aws/" + name + "-task.json", "ecs-task-definition");
    }

    private static String secret(String task) {
        return task(task).at("/containerDefinitions/0/secrets/0/valueFrom").asText();
    }
}
