package dev.flyback.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.catalog.SampleDumps;
import dev.flyback.cli.CommandRun;
import dev.flyback.storage.local.LocalStore;
import dev.flyback.testing.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is told of commands that need no database, and of backups that cannot reach theirs. */
@Timeout(60)
class WatchedCommandTest {
    private static final String UNREACHABLE = "jdbc:postgresql://127.0.0.1:1/d";
    private static final String TOKEN = "/ping/6f1e-a-secret-token";

    @TempDir
    Path folder;

    private Path store;
    private Path metrics;

    @BeforeEach
    void dumps() {
        store = folder.resolve("store");
        metrics = folder.resolve("flyback.prom");
        put("orders", "2026-01-01T00:00:00Z", "aa00000000000001");
        put("orders", "2026-01-02T00:00:00Z", "aa00000000000002");
        put("shop", "2026-01-03T00:00:00Z", "aa00000000000003");
    }

    @Test
    void a_prune_of_all_tells_each_databases_numbers() {
        try (Listener listener = Listener.answering(200)) {
            CommandRun run = watched(listener, "prune", "--all", "--keep-last", "1", "--json");

            assertThat(run.exitCode()).as(run.errors()).isZero();
            assertThat(run.json().get("warnings")).isEmpty();
            assertThat(metrics)
                    .content()
                    .contains(
                            "flyback_prune_exit_code 0\n",
                            "flyback_prune_kept_dumps{database=\"orders\"} 1\n",
                            "flyback_prune_removed_dumps{database=\"orders\"} 1\n",
                            "flyback_prune_removed_dumps{database=\"shop\"} 0\n");
            assertThat(listener.lines())
                    .containsExactlyInAnyOrder(
                            "POST " + TOKEN + "/start", "PUT /metrics/job/flyback/command/prune", "POST " + TOKEN);
        }
    }

    @Test
    void a_dry_run_tells_nothing() {
        try (Listener listener = Listener.answering(200)) {
            assertThat(watched(listener, "prune", "orders", "--keep-last", "1", "--dry-run")
                            .exitCode())
                    .isZero();

            assertThat(listener.heard()).isEmpty();
            assertThat(metrics).doesNotExist();
        }
    }

    @Test
    void a_damaged_dump_is_told_as_a_failure_that_keeps_the_last_success() throws IOException {
        try (Listener listener = Listener.answering(200)) {
            assertThat(watched(listener, "verify", "--name", "shop").exitCode()).isZero();
            String before = line("flyback_verify_last_success_timestamp_seconds");
            damage();

            CommandRun run = watched(listener, "verify", "--name", "shop", "--json");

            assertThat(run.exitCode()).isEqualTo(7);
            assertThat(run.json().get("warnings")).isEmpty();
            assertThat(line("flyback_verify_exit_code")).endsWith(" 7");
            assertThat(line("flyback_verify_problems")).doesNotEndWith(" 0");
            assertThat(line("flyback_verify_last_success_timestamp_seconds")).isEqualTo(before);
            assertThat(listener.lines()).contains("POST " + TOKEN + "/fail");
        }
    }

    @Test
    void a_backup_that_fails_is_told_with_its_reason_and_without_secrets() {
        try (Listener listener = Listener.answering(200)) {
            CommandRun run = watched(listener, "backup", "--url", UNREACHABLE, "--name", "shop");

            assertThat(run.exitCode()).isEqualTo(4);
            assertThat(metrics)
                    .content()
                    .contains("flyback_backup_exit_code{database=\"shop\"} 4\n", "phase=\"connect\"")
                    .doesNotContain("last_success");
            assertThat(listener.lines())
                    .startsWith("POST " + TOKEN + "/start")
                    .contains("POST " + TOKEN + "/fail", "POST /metrics/job/flyback/command/backup/database/shop");
            assertThat(listener.heard())
                    .anyMatch(heard -> heard.body().startsWith("backup of shop ended with 4 (DATABASE) after "))
                    .noneMatch(heard -> heard.body().contains("secret"));
        }
    }

    @Test
    void what_cannot_be_told_changes_neither_the_exit_code_nor_the_form_of_the_error() {
        try (Listener refusing = Listener.answering(500)) {
            CommandRun json = watched(refusing, "backup", "--url", UNREACHABLE, "--json");

            assertThat(json.exitCode()).isEqualTo(4);
            assertThat(json.errors().lines().filter(line -> line.startsWith("{\"warning\":")))
                    .hasSize(3);
            assertThat(json.errors().lines()).last().asString().startsWith("{\"error\":{\"code\":4,");
            assertThat(json.errors()).doesNotContain("secret");

            CommandRun text = watched(refusing, "prune", "orders", "--keep-last", "1");
            assertThat(text.exitCode()).isZero();
            assertThat(text.errors().lines().filter(line -> line.startsWith("Warning: The ")))
                    .hasSize(3);
        }
    }

    @Test
    void an_address_that_is_none_or_has_a_password_for_all_to_see_is_refused() {
        CommandRun none = CommandRun.with(Map.of("FLYBACK_PING_URL", "ping/secret"), "verify");
        CommandRun seen = CommandRun.of("verify", "--pushgateway", "http://a:secret@127.0.0.1:1");

        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(seen.exitCode()).isEqualTo(2);
        assertThat(none.errors() + seen.errors())
                .contains("--ping-url", "A password in --pushgateway is refused")
                .doesNotContain("secret");
    }

    private CommandRun watched(Listener listener, String... arguments) {
        return CommandRun.with(
                Map.of(
                        "FLYBACK_STORE", store.toString(),
                        "FLYBACK_METRICS_FILE", metrics.toString(),
                        "FLYBACK_PUSHGATEWAY", listener.url(),
                        "FLYBACK_PING_URL", listener.url() + TOKEN),
                arguments);
    }

    private void put(String name, String startedAt, String id) {
        SampleDumps.put(new LocalStore(store), SampleDumps.key(name, "1", startedAt, id));
    }

    private void damage() throws IOException {
        try (Stream<Path> files = Files.walk(store.resolve("shop"))) {
            Path dump = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(dump);
            bytes[bytes.length / 4] ^= 1;
            Files.write(dump, bytes);
        }
    }

    private String line(String metric) throws IOException {
        return Files.readAllLines(metrics).stream()
                .filter(line -> line.startsWith(metric + "{"))
                .findFirst()
                .orElseThrow();
    }
}
