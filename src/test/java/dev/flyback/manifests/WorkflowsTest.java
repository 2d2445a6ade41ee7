package dev.flyback.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The workflows of GitHub Actions name only files, profiles, properties, steps and jobs that there are. */
class WorkflowsTest {
    private static final Path FOLDER = Path.of(".github", "workflows");
    private static final Pattern FILE = Pattern.compile(
            "(?<![\\w./$-])(\\./\\w[\\w./-]*|(?:\\.ci|docker|k8s|docs|src|bench)/[\\w./-]+" + "|CHANGELOG\\.md)");
    private static final Pattern PROFILE = Pattern.compile("(?<!\\S)-P(\\S+)");
    private static final Pattern STEPS = Pattern.compile("CI_STEPS=\"?([a-z ]+)");
    private static final Pattern ACTION = Pattern.compile("[\\w.-]+/[\\w./-]+@v\\d+");

    static Stream<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void names_files_that_there_are(Path workflow) throws IOException {
        List<String> files = found(FILE, texts(workflow));

        assertThat(files)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void names_profiles_and_steps_that_there_are(Path workflow) throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String ci = Files.readString(Path.of(".ci", "run"));

        assertThat(found(PROFILE, texts(workflow)))
                .allSatisfy(profile -> assertThat(pom).contains("<id>" + profile + "</id>"));
        for (String steps : found(STEPS, texts(workflow))) {
            for (String step : steps.strip().split(" ", -1)) {
                assertThat(ci).contains("wanted " + step);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void uses_actions_of_a_version_and_needs_jobs_that_there_are(Path workflow) throws IOException {
        Map<?, ?> jobs = (Map<?, ?>) parsed(workflow).get("jobs");
        for (Object job : jobs.values()) {
            Map<?, ?> fields = (Map<?, ?>) job;
            assertThat(jobs.keySet().stream().map(String::valueOf)).containsAll(strings(fields.get("needs")));
            assertThat(fields.containsKey("runs-on") || fields.containsKey("uses"))
                    .isTrue();
            if (fields.get("steps") instanceof Collection<?> steps) {
                assertThat(steps).allSatisfy(step -> {
                    Map<?, ?> parts = (Map<?, ?>) step;
                    if (parts.containsKey("uses")) {
                        assertThat(String.valueOf(parts.get("uses"))).matches(ACTION);
                    } else {
                        assertThat(parts.containsKey("run")).isTrue();
                    }
                });
            }
        }
    }

    private static Map<?, ?> parsed(Path workflow) throws IOException {
        return (Map<?, ?>) new Yaml().load(Files.readString(workflow));
    }

    private static List<String> texts(Path workflow) throws IOException {
        List<String> texts = new ArrayList<>();
        collect(parsed(workflow), texts);
        return texts;
    }

    private static void collect(Object value, List<String> texts) {
        if (value instanceof Map<?, ?> map) {
            // Actions have names like those of files.
            map.forEach((key, entry) -> collect(key.equals("uses") ? "" : entry, texts));
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> collect(item, texts));
        } else {
            texts.add(String.valueOf(value));
        }
    }

    private static List<String> found(Pattern pattern, List<String> texts) {
        return texts.stream()
                .flatMap(text -> pattern.matcher(text).results())
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static List<String> strings(Object value) {
        if (value instanceof Collection<?> items) {
            return items.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(String.valueOf(value));
    }
}
