package dev.flyback.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flyback.cli.CommandGrammar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The program understands every command line, variable and configuration that documents and manifests show. */
class DeployedCommandsTest {
    private static final Pattern VARIABLE = Pattern.compile("FLYBACK_[A-Z0-9_]*[A-Z0-9]");
    private static final String[] MACHINE_READ = {".json", ".yaml", ".service", ".env", ".conf", ".cron"};

    static Stream<Path> manifests() {
        return Stream.concat(
                        StrictDocuments.files(Path.of("docs", "deploy"), ".json", ".yaml").stream(),
                        StrictDocuments.files(Path.of("k8s"), ".yaml").stream())
                .filter(file -> StrictDocuments.read(file).stream()
                        .anyMatch(document -> !ContainerRun.in(document).isEmpty()));
    }

    static Stream<Path> documents() {
        return Stream.concat(
                Stream.of(Path.of("README.md")),
                StrictDocuments.files(Path.of("docs"), ".md").stream()
                        .filter(file -> !file.startsWith("docs/decisions")));
    }

    static Stream<Path> everything() {
        return Stream.of(
                        documents().filter(file -> !file.endsWith("benchmarks.md")), // It names those of its scripts.
                        StrictDocuments.files(Path.of("docs", "deploy"), MACHINE_READ).stream(),
                        StrictDocuments.files(Path.of("k8s"), ".yaml").stream())
                .flatMap(files -> files);
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void containers_are_given_what_the_program_understands(Path file) {
        for (JsonNode document : StrictDocuments.read(file)) {
            for (ContainerRun run : ContainerRun.in(document)) {
                List<String> arguments = run.arguments().stream()
                        .map(word -> word.equals("/etc/flyback/flyback.yaml") ? "k8s/base/flyback.yaml" : word)
                        .toList();

                assertThat(arguments).isNotEmpty();
                assertThatCode(() -> CommandGrammar.read(run.environment(), arguments))
                        .as("%s", arguments)
                        .doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void commands_in_documents_are_understood(Path file) {
        Set<String> names = CommandGrammar.commands();
        for (List<String> arguments : new MarkdownDocument(file).commands(names)) {
            boolean example = !arguments.isEmpty() && arguments.get(0).equals("COMMAND");
            assertThatCode(() -> CommandGrammar.read(Map.of(), example ? List.of("--help") : arguments))
                    .as("flyback %s", String.join(" ", arguments))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void configurations_in_documents_are_understood(Path file, @TempDir Path folder) throws IOException {
        for (String configuration : new MarkdownDocument(file).yaml("flyback:")) {
            Path copy = Files.writeString(folder.resolve("flyback.yaml"), configuration);
            for (String command : List.of("backup", "restore", "prune", "schedule")) {
                assertThatCode(() -> CommandGrammar.read(Map.of(), List.of(command, "--config", copy.toString())))
                        .as(configuration)
                        .doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void variables_are_those_of_the_program(Path file) {
        assertThat(VARIABLE.matcher(StrictDocuments.text(file)).results().map(MatchResult::group))
                .allMatch(CommandGrammar::knows, "is known");
    }

    @Test
    void what_is_misspelt_would_be_found() {
        assertThatThrownBy(() -> CommandGrammar.read(Map.of(), List.of("backup", "--jbos", "2")))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> CommandGrammar.read(Map.of("FLYBACK_JOBS", "two"), List.of("backup")))
                .isInstanceOf(RuntimeException.class);
        assertThat(CommandGrammar.knows("FLYBACK_DATABASES_ORDERS_PASSWORD")).isTrue();
        assertThat(CommandGrammar.knows("FLYBACK_DATABASES_ORDERS_PASWORD")).isFalse();
        assertThat(CommandGrammar.knows("FLYBACK_KEEP")).isFalse();
    }

    @Test
    void commands_are_found_in_prose_blocks_and_containers() {
        Set<String> names = CommandGrammar.commands();

        assertThat(new MarkdownDocument(Path.of("README.md")).commands(names))
                .contains(List.of("show", "latest", "--name", "orders", "--store", "/backups"))
                .contains(List.of("backup", "--all"));
        assertThat(new MarkdownDocument(Path.of("docs", "containers.md")).commands(names))
                .contains(List.of(
                        "backup",
                        "--url",
                        "jdbc:postgresql://db/orders",
                        "--username",
                        "backup",
                        "--store",
                        "s3://backups/production"));
    }
}
