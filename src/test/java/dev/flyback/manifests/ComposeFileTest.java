package dev.flyback.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The services for Docker Compose run once and with few rights, and cron runs those that there are. */
class ComposeFileTest {
    private static final Pattern CRON_LINE = Pattern.compile(
            "\\d+ \\d+ \\* \\* \\* root cd /opt/flyback && docker compose run --rm -T (\\w+) >>\\w+\\.log 2>&1 \\|\\| logger .*\\$\\?.*");

    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore", "prune"})
    void a_service_runs_once_and_with_few_rights(String name) {
        JsonNode service = compose().at("/services/" + name);

        assertThat(service.path("command").get(0).asText()).isEqualTo(name);
        assertThat(DeployFolder.texts(service.path("profiles"))).containsExactly(name);
        assertThat(service.path("restart").asText()).isEqualTo("no");
        assertThat(service.path("read_only").asBoolean()).isTrue();
        assertThat(service.path("user").asText()).isEqualTo("65532:65532");
        assertThat(DeployFolder.texts(service.path("cap_drop"))).containsExactly("ALL");
        assertThat(DeployFolder.texts(service.path("security_opt"))).containsExactly("no-new-privileges:true");
        assertThat(service.path("stop_grace_period").asText()).isEqualTo("60s");
        assertThat(service.path("mem_limit").asText()).isEqualTo("256m");
        assertThat(DeployFolder.texts(service.path("volumes")))
                .singleElement()
                .asString()
                .startsWith("./dumps:/backups")
                .matches(volume -> name.equals("restore") == volume.endsWith(":ro"));
    }

    @Test
    void passwords_are_files_that_the_service_is_given() {
        compose().path("services").forEach(service -> {
            List<String> secrets = DeployFolder.texts(service.path("secrets"));
            String file = service.at("/environment/FLYBACK_PASSWORD_FILE").asText();

            assertThat(service.path("environment").has("FLYBACK_PASSWORD")).isFalse();
            assertThat(secrets.stream().map(secret -> "/run/secrets/" + secret))
                    .containsExactlyElementsOf(file.isEmpty() ? List.of() : List.of(file));
            assertThat(secrets).allMatch(compose().path("secrets")::has);
        });
    }

    @Test
    void cron_runs_the_services_and_tells_of_failures() {
        List<String> run = new ArrayList<>();
        StrictDocuments.text(DeployFolder.ROOT.resolve("docker/flyback.cron"))
                .lines()
                .filter(line -> !line.startsWith("#") && !line.matches("[A-Z]+=.*"))
                .forEach(line -> {
                    Matcher matcher = CRON_LINE.matcher(line);
                    assertThat(line).matches(CRON_LINE).doesNotContain("%"); // cron's line break.
                    if (matcher.matches()) {
                        run.add(matcher.group(1));
                    }
                });

        assertThat(run).containsExactly("backup", "prune").allMatch(compose().path("services")::has);
    }

    private static JsonNode compose() {
        return DeployFolder.read("docker/compose.yaml", "compose");
    }
}
