package dev.flyback.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flyback.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs no server: databases that cannot be reached, and settings that cannot be meant. */
class FleetTest {
    private static final String UNREACHABLE = "jdbc:postgresql://127.0.0.1:1/d";

    @TempDir
    Path folder;

    @Test
    void each_failure_is_its_own_databases() throws IOException {
        CommandRun run = all("""
                flyback:
                  databases:
                    away: {url: '%s'}
                    nameless: {}
                    odd: {url: '%s', jobs: many}
                    secretive: {url: '%s', password-file: nowhere}
                """.formatted(UNREACHABLE, UNREACHABLE, UNREACHABLE), "--json");

        assertThat(run.exitCode()).isEqualTo(4);
        List<String> errors = new ArrayList<>();
        for (JsonNode one : run.json()) {
            assertThat(one.get("name")).isEqualTo(one.get("section"));
            assertThat(one.get("exitCode")).isEqualTo(one.get("error").get("code"));
            assertThat(one.get("error").get("hint").asText()).isNotEmpty();
            errors.add(one.get("section").asText() + " "
                    + one.get("error").get("name").asText());
        }
        assertThat(errors).containsExactly("away DATABASE", "nameless USAGE", "odd USAGE", "secretive USAGE");
        assertThat(run.json().get(2).get("error").get("message").asText()).contains("'many'", "flyback.jobs");
        assertThat(run.error().get("code").asInt()).isEqualTo(4);
        assertThat(run.error().get("message").asText()).contains("4 of 4", "away");
    }

    @Test
    void as_text_the_result_is_a_table_and_each_failure_is_told() throws IOException {
        CommandRun run = all("""
                flyback:
                  databases:
                    a: {url: '%s'}
                    b: {url: 'oracle://h/d'}
                """.formatted(UNREACHABLE), "--databases-at-once", "2");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.output().lines().map(line -> line.split(" ", 2)[0])).containsExactly("DATABASE", "a", "b");
        assertThat(run.errors()).contains("a: Error: ", "a: Hint: ", "b: Error: ", "b: Hint: ");
        assertThat(run.errors()).doesNotContain("\tat ");
    }

    @Test
    void every_section_is_a_database_even_an_empty_one() throws IOException {
        assertThat(names(all("flyback:\n  databases:\n    a: {}\n    b:\n    c: ~\n", "--json")))
                .containsExactly("a", "b", "c");
    }

    @Test
    void a_databases_own_variable_counts_before_that_for_all() throws IOException {
        String file = file("flyback:\n  databases:\n    my-shop.eu: {url: '%s'}\n    b: {url: '%s'}\n"
                .formatted(UNREACHABLE, UNREACHABLE));
        CommandRun run = CommandRun.with(
                Map.of("FLYBACK_JOBS", "0", "FLYBACK_DATABASES_MY_SHOP_EU_JOBS", "x"),
                "backup",
                "--all",
                "--json",
                "--config",
                file);

        assertThat(run.json().get(0).get("error").get("message").asText()).contains("--jobs 0");
        assertThat(run.json().get(1).get("error").get("message").asText())
                .contains("'x'", "FLYBACK_DATABASES_MY_SHOP_EU_JOBS");
    }

    @Test
    void two_databases_with_one_place_in_a_store_are_refused() throws IOException {
        CommandRun run = all("""
                flyback:
                  store: /nowhere
                  databases:
                    a: {url: '%s', name: same}
                    b: {url: '%s', name: same}
                    c: {url: '%s', name: same, store: /elsewhere}
                """.formatted(UNREACHABLE, UNREACHABLE, UNREACHABLE), "--json");

        assertThat(run.json().findValuesAsText("code")).containsExactly("4", "2", "4");
        assertThat(run.json().get(1).get("error").get("message").asText()).contains("'a'", "'b'");
    }

    @Test
    void two_spellings_of_one_store_hide_no_shared_place() throws IOException {
        CommandRun run = all("""
                flyback:
                  databases:
                    a: {url: '%s', name: same, store: /nowhere}
                    b: {url: '%s', name: same, store: 'file:/nowhere/'}
                """.formatted(UNREACHABLE, UNREACHABLE), "--json");

        assertThat(run.json().findValuesAsText("code")).containsExactly("4", "2");
    }

    @Test
    void shards_share_the_databases() throws IOException {
        String file = "flyback:\n  databases:\n" + "    a%d: {}\n".repeat(6).formatted(1, 2, 3, 4, 5, 6);
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            all.addAll(names(all(file, "--json", "--shard", i + "/3")));
        }

        assertThat(all).containsExactlyInAnyOrder("a1", "a2", "a3", "a4", "a5", "a6");
        CommandRun job = CommandRun.with(
                Map.of("JOB_COMPLETION_INDEX", "1", "JOB_COMPLETIONS", "3"),
                "backup",
                "--all",
                "--json",
                "--config",
                file(file));
        assertThat(names(job)).isEqualTo(names(all(file, "--json", "--shard", "2/3")));
    }

    @Test
    void a_shard_without_databases_is_done() throws IOException {
        String file = "flyback:\n  databases:\n    orders: {}\n";
        String other = new Shard(0, 2).has("orders") ? "2/2" : "1/2";

        CommandRun run = all(file, "--shard", other);
        assertThat(run.exitCode()).isZero();
        assertThat(run.errors()).contains("None of the 1 databases").contains(other);
        assertThat(all(file, "--json", "--shard", other).json()).isEmpty();
    }

    @Test
    void what_cannot_be_meant_is_refused() throws IOException {
        String file = "flyback:\n  databases:\n    orders: {}\n";

        assertThat(refusal(Map.of(), file, "--all", "orders")).contains("'orders'", "--all");
        assertThat(refusal(Map.of(), file, "--all", "--url", UNREACHABLE)).contains("--url", "--all");
        assertThat(refusal(Map.of("FLYBACK_URL", UNREACHABLE), file, "--all")).contains("FLYBACK_URL");
        assertThat(refusal(Map.of("FLYBACK_NAME", "x"), file, "--all")).contains("FLYBACK_NAME");
        assertThat(refusal(Map.of(), file, "--all", "--shard", "4/3")).contains("4/3");
        assertThat(refusal(Map.of(), file, "--all", "--databases-at-once", "0")).contains("--databases-at-once 0");
        assertThat(refusal(Map.of(), file, "orders", "--shard", "1/3")).contains("--shard", "--all");
        assertThat(refusal(Map.of("JOB_COMPLETION_INDEX", "0"), file, "--all")).contains("JOB_COMPLETIONS");
        assertThat(refusal(Map.of(), "flyback:\n  jobs: 2\n", "--all")).contains("no databases");
        assertThat(refusal(Map.of(), "flyback:\n  databases:\n    orders: {storee: x}\n", "--all"))
                .contains("storee");
    }

    private String refusal(Map<String, String> environment, String content, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("backup", "--config", file(content), "--json"));
        all.addAll(List.of(arguments));
        CommandRun run = CommandRun.with(environment, all.toArray(String[]::new));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        return run.error().get("message").asText();
    }

    private CommandRun all(String content, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("backup", "--all", "--config", file(content)));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static List<String> names(CommandRun run) {
        return run.json().findValuesAsText("section");
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("flyback.yaml"), content).toString();
    }
}
