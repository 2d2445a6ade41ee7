package dev.flyback.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flyback.cli.DocumentedPolicies;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies for AWS are those of {@code docs/stores.md}, and use only actions that there are. */
class AwsPoliciesTest {
    private static final DocumentedPolicies DOCUMENTED = new DocumentedPolicies("example-backups", "production");
    private static final Set<String> ACTIONS = Set.of(
            "s3:PutObject",
            "s3:GetObject",
            "s3:DeleteObject",
            "s3:AbortMultipartUpload",
            "s3:ListBucket",
            "s3:ListBucketMultipartUploads",
            "ecr:GetAuthorizationToken",
            "ecr:BatchCheckLayerAvailability",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchGetImage",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "secretsmanager:GetSecretValue",
            "ecs:RunTask",
            "iam:PassRole",
            "sqs:SendMessage",
            "sts:AssumeRole");

    @Test
    void the_tasks_have_the_documented_rights() {
        assertThat(policy("backup-role")).isEqualTo(StrictDocuments.json(DOCUMENTED.toBackUp()));
        assertThat(policy("restore-role")).isEqualTo(StrictDocuments.json(DOCUMENTED.toRestore()));
        assertThat(policy("prune-role")).isEqualTo(StrictDocuments.json(DOCUMENTED.toPrune()));
    }

    @Test
    void only_a_prune_may_delete_and_only_a_backup_may_write() {
        for (String role : List.of("backup-role", "restore-role", "execution-role", "scheduler-role")) {
            assertThat(actions(role)).noneMatch(action -> action.startsWith("s3:Delete"));
        }
        for (String role : List.of("restore-role", "prune-role", "execution-role", "scheduler-role")) {
            assertThat(actions(role)).noneMatch(action -> action.startsWith("s3:Put"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup-role",
                "restore-role",
                "prune-role",
                "execution-role",
                "scheduler-role",
                "trust-tasks",
                "trust-scheduler"
            })
    void actions_are_known_and_none_is_for_everything(String name) {
        assertThat(policy(name).path("Version").asText()).isEqualTo("2012-10-17");
        assertThat(actions(name)).isNotEmpty().allMatch(ACTIONS::contains);
        policy(name).path("Statement").forEach(statement -> {
            assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
            // The token for the registry belongs to no resource.
            assertThat(DeployFolder.texts(statement.path("Resource")).contains("*"))
                    .isEqualTo(DeployFolder.texts(statement.path("Action")).contains("ecr:GetAuthorizationToken"));
        });
    }

    @ParameterizedTest
    @CsvSource({"trust-tasks, ecs-tasks.amazonaws.com", "trust-scheduler, scheduler.amazonaws.com"})
    void roles_trust_one_service_of_one_account(String name, String service) {
        JsonNode statement = policy(name).at("/Statement/0");

        assertThat(statement.at("/Principal/Service").asText()).isEqualTo(service);
        assertThat(statement.at("/Condition/StringEquals/aws:SourceAccount").asText())
                .matches("\\d{12}");
    }

    private static JsonNode policy(String name) {
        return DeployFolder.read("aws/" + name + ".json", "iam-policy");
    }

    private static List<String> actions(String name) {
        return DeployFolder.stream(policy(name).path("Statement"))
                .flatMap(statement -> DeployFolder.texts(statement.path("Action")).stream())
                .toList();
    }
}
