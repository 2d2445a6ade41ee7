package dev.flyback.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flyback.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFormatTest {
    private static final String UNREACHABLE = "jdbc:postgresql://127.0.0.1:1/d";

    @TempDir
    Path folder;

    @Test
    void as_json_every_line_is_an_object() throws IOException {
        List<JsonNode> lines = lines(CommandRun.of("backup", "--url", UNREACHABLE, "--log-format", "json"));

        assertThat(lines).hasSizeGreaterThan(1).allSatisfy(line -> {
            assertThat(line.get("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            assertThat(line.get("level").asText()).isIn("INFO", "WARN", "ERROR");
            assertThat(line.get("message").asText()).isNotEmpty();
        });
        assertThat(lines.get(0).get("phase").asText()).isEqualTo("connect");
        JsonNode last = lines.get(lines.size() - 1);
        assertThat(last.get("level").asText()).isEqualTo("ERROR");
        assertThat(last.get("error").get("name").asText()).isEqualTo("DATABASE");
    }

    @Test
    void with_a_result_as_json_the_error_is_where_it_always_is() throws IOException {
        CommandRun run =
                CommandRun.with(Map.of("FLYBACK_LOG_FORMAT", "json"), "backup", "--url", UNREACHABLE, "--json");

        assertThat(lines(run)).hasSize(1);
        assertThat(run.error().get("code").asInt()).isEqualTo(4);
    }

    @Test
    void a_command_line_that_cannot_be_understood_is_told_in_the_same_manner() throws IOException {
        assertThat(lines(CommandRun.of("backup", "--log-format=json", "--odd")))
                .singleElement()
                .satisfies(line ->
                        assertThat(line.get("error").get("code").asInt()).isEqualTo(2));
    }

    @Test
    void each_of_several_databases_has_its_name() throws IOException {
        Path file = Files.writeString(
                folder.resolve("f.yaml"),
                "flyback:\n  log-format: json\n  databases:\n    a: {url: '%s'}\n    b: {}\n".formatted(UNREACHABLE));

        List<JsonNode> lines = lines(CommandRun.of("backup", "--all", "--config", file.toString()));

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.get("database").asText()).isIn("a", "b"));
    }

    @Test
    void each_of_several_stores_that_fail_is_named() throws IOException {
        Path store = Files.writeString(folder.resolve("no-folder"), "");
        Path file = Files.writeString(
                folder.resolve("f.yaml"),
                "flyback:\n  log-format: json\n  keep-last: 1\n  store: '%s'\n  databases:\n    a: {store: '%s/x'}\n"
                        .formatted(store, store));

        List<JsonNode> failed = lines(CommandRun.of("prune", "--all", "--config", file.toString())).stream()
                .filter(line -> line.get("level").asText().equals("ERROR"))
                .toList();

        assertThat(failed)
                .extracting(line -> line.get("store").asText())
                .containsExactlyInAnyOrder("file:" + store, "file:" + store + "/x");
    }

    @Test
    void the_last_error_is_written_down() throws IOException {
        Path log = Files.writeString(folder.resolve("termination-log"), "x".repeat(9000));

        CommandRun run = CommandRun.with(
                Map.of("FLYBACK_TERMINATION_LOG", log.toString()),
                "backup",
                "--url",
                UNREACHABLE + "\u00e4".repeat(9000));

        assertThat(run.exitCode()).isNotZero();
        assertThat(Files.size(log)).isBetween(1L, 4096L);
        assertThat(Files.readString(log)).matches("(?s)\\d [A-Z]+: .*");
    }

    @Test
    void a_log_that_cannot_be_written_changes_nothing() {
        CommandRun run =
                CommandRun.of("backup", "--url", UNREACHABLE, "--json", "--termination-log", folder.toString());

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.errors().lines()).hasSize(2);
        assertThat(run.errors())
                .startsWith("{\"warning\":\"The termination log ")
                .contains("{\"error\":");
    }

    private static List<JsonNode> lines(CommandRun run) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run.errors().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
