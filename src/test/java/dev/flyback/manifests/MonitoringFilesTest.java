package dev.flyback.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flyback.report.metrics.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What users import beside Flyback names metrics that there are, and nothing else. */
class MonitoringFilesTest {
    private static final Path RULES = Path.of("k8s", "monitoring", "prometheusrule.yaml");
    private static final Path PODS = Path.of("k8s", "monitoring", "podmonitor.yaml");
    private static final Path DASHBOARD = Path.of("dashboards", "flyback.json");
    private static final Path DOCUMENT = Path.of("docs", "monitoring.md");
    private static final Pattern NAME = Pattern.compile("flyback_[a-z_]+");
    private static final Set<String> KNOWN =
            Stream.of(Metric.values()).map(Metric::fullName).collect(Collectors.toSet());

    @Test
    void each_rule_is_whole_and_asks_for_metrics_that_there_are() throws IOException {
        JsonNode rule = yaml(RULES);

        assertThat(rule.get("apiVersion").asText()).isEqualTo("monitoring.coreos.com/v1");
        assertThat(rule.get("kind").asText()).isEqualTo("PrometheusRule");
        List<String> alerts = new ArrayList<>();
        for (JsonNode group : rule.get("spec").get("groups")) {
            assertThat(names(group)).containsExactlyInAnyOrder("name", "rules");
            for (JsonNode alert : group.get("rules")) {
                alerts.add(alert.get("alert").asText());
                assertThat(names(alert)).isSubsetOf("alert", "expr", "for", "labels", "annotations");
                assertThat(alert.get("labels").get("severity").asText()).isIn("critical", "warning", "info");
                assertThat(alert.get("annotations").get("summary").asText()).isNotEmpty();
                assertAsksForMetrics(alert.get("expr").asText());
            }
        }
        assertThat(alerts).hasSizeGreaterThan(5).doesNotHaveDuplicates();
    }

    @Test
    void the_monitor_scrapes_a_port_of_the_deployment() throws IOException {
        JsonNode monitor = yaml(PODS);
        String deployment = Files.readString(Path.of("k8s", "examples", "resident-deployment.yaml"));

        assertThat(monitor.get("kind").asText()).isEqualTo("PodMonitor");
        assertThat(deployment)
                .contains("- name: "
                        + monitor.at("/spec/podMetricsEndpoints/0/port").asText() + "\n");
        monitor.at("/spec/selector/matchLabels")
                .properties()
                .forEach(label -> assertThat(deployment)
                        .contains(label.getKey() + ": " + label.getValue().asText() + "\n"));
    }

    @Test
    void each_panel_asks_for_metrics_that_there_are() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(Files.readString(DASHBOARD));

        assertThat(dashboard.findValuesAsText("expr"))
                .isNotEmpty()
                .allSatisfy(MonitoringFilesTest::assertAsksForMetrics);
        assertThat(dashboard.get("panels")).allSatisfy(panel -> {
            assertThat(panel.get("targets")).isNotEmpty();
            assertThat(panel.get("title").asText()).isNotEmpty();
        });
        assertAsksForMetrics(dashboard.at("/templating/list/1/query").asText());
    }

    @Test
    void each_metric_is_documented() throws IOException {
        String document = Files.readString(DOCUMENT);
        Set<String> documented = new TreeSet<>();
        for (String command : List.of("backup", "restore", "verify", "prune")) {
            documented.addAll(metrics(document.replace("flyback_X_", "flyback_" + command + "_")));
        }
        documented.removeIf(name -> name.endsWith("_"));

        assertThat(documented).isEqualTo(new TreeSet<>(KNOWN));
    }

    private static void assertAsksForMetrics(String expression) {
        assertThat(metrics(expression)).as(expression).isNotEmpty().isSubsetOf(KNOWN);
        assertThat(expression.chars().filter(c -> c == '(').count())
                .as(expression)
                .isEqualTo(expression.chars().filter(c -> c == ')').count());
    }

    private static Set<String> metrics(String text) {
        Set<String> metrics = new TreeSet<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            metrics.add(matcher.group());
        }
        return metrics;
    }

    private static JsonNode yaml(Path file) throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        Map<?, ?> document = new Yaml(new SafeConstructor(strict)).load(Files.readString(file));
        return new ObjectMapper().valueToTree(document);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
