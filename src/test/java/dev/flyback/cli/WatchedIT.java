package dev.flyback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.Listener;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs tell how they end, and end as they would if nobody listened. */
class WatchedIT {
    private static final String TOKEN = "/ping/6f1e-a-secret-token";

    @TempDir
    Path folder;

    private OrdersDatabase orders;
    private Path metrics;

    @BeforeEach
    void database() {
        orders = OrdersDatabase.in(folder);
        metrics = folder.resolve("flyback.prom");
    }

    @AfterEach
    void no_database() {
        orders.close();
    }

    @Test
    void every_command_that_is_watched_tells_its_numbers() throws IOException {
        try (Listener gateway = Listener.answering(202);
                Listener ping = Listener.answering(200)) {
            backup(gateway, ping).run().expect(0);
            watched(FlybackProcess.of("verify"), gateway, ping).run().expect(0);
            watched(FlybackProcess.of("prune", "shop", "--keep-last", "1"), gateway, ping)
                    .run()
                    .expect(0);

            assertThat(metrics)
                    .content()
                    .contains(
                            "flyback_backup_rows{database=\"shop\"} 2003\n",
                            "flyback_backup_exit_code{database=\"shop\"} 0\n",
                            "flyback_backup_phase_duration_seconds{database=\"shop\",phase=\"dump\"}",
                            "flyback_prune_kept_dumps{database=\"shop\"} 1\n",
                            "flyback_prune_removed_dumps{database=\"shop\"} 0\n");
            assertThat(gateway.lines())
                    .containsExactly(
                            "PUT /metrics/job/flyback/command/backup/database/shop",
                            "PUT /metrics/job/flyback/command/verify/database/shop",
                            "PUT /metrics/job/flyback/command/prune/database/shop");
            assertThat(gateway.heard().get(0).body()).contains("flyback_backup_stored_bytes{database=\"shop\"} ");
            assertThat(ping.lines())
                    .hasSize(6)
                    .startsWith("POST " + TOKEN + "/start", "POST " + TOKEN)
                    .doesNotContain("POST " + TOKEN + "/fail");
            assertThat(ping.heard().get(1).body()).startsWith("backup of shop ended with 0 (DONE) after ");
        }
    }

    @Test
    void a_run_that_fails_keeps_the_last_success() throws IOException {
        try (Listener gateway = Listener.answering(202);
                Listener ping = Listener.answering(200)) {
            backup(gateway, ping).run().expect(0);
            String success = line("flyback_backup_last_success_timestamp_seconds");

            backup(gateway, ping)
                    .environment("FLYBACK_PASSWORD", "not the password")
                    .run()
                    .expect(4);

            assertThat(line("flyback_backup_last_success_timestamp_seconds")).isEqualTo(success);
            assertThat(line("flyback_backup_exit_code")).endsWith(" 4");
            assertThat(line("flyback_backup_rows")).endsWith(" 2003");
            assertThat(gateway.lines()).last().asString().startsWith("POST ");
            assertThat(gateway.heard().get(1).body()).doesNotContain("last_success");
            assertThat(ping.lines()).endsWith("POST " + TOKEN + "/start", "POST " + TOKEN + "/fail");
        }
    }

    @Test
    void nobody_who_does_not_listen_fails_a_run_or_holds_it_up_for_long() {
        try (Listener silent = Listener.silent();
                Listener refusing = Listener.answering(500)) {
            metrics = folder.resolve("not/there.prom");
            long start = System.nanoTime();
            FlybackResult text = backup(refusing, silent).run().expect(0);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
            assertThat(text.standardError().lines().filter(line -> line.startsWith("Warning: ")))
                    .hasSize(4)
                    .anyMatch(line -> line.contains("Pushgateway") && line.contains("500"))
                    .anyMatch(line -> line.contains("metrics file") && line.contains("not there"))
                    .noneMatch(line -> line.contains("secret"));

            FlybackResult json = backup(refusing, refusing).with("--json").run().expect(0);
            assertThat(json.json().get("warnings")).hasSize(4);
            assertThat(json.standardError()).isEmpty();
        }
    }

    @Test
    void all_together_tell_one_switch_and_some_their_own() throws IOException {
        try (Listener gateway = Listener.answering(202);
                Listener whole = Listener.answering(200);
                Listener own = Listener.answering(200)) {
            Files.writeString(folder.resolve("flyback.yaml"), """
                    flyback:
                      store: store
                      metrics-file: %s
                      ping-url: %s
                      databases:
                        away: {url: 'jdbc:postgresql://127.0.0.1:1/d'}
                        shop: {url: '%s', username: '%s', ping-url: '%s'}
                    """.formatted(
                            metrics,
                            whole.url() + TOKEN,
                            orders.database().url(),
                            orders.database().owner(),
                            own.url() + TOKEN));

            FlybackProcess.of(
                            "backup",
                            "--all",
                            "--termination-log",
                            folder.resolve("last").toString())
                    .environment("FLYBACK_PASSWORD", PostgresServer.PASSWORD)
                    .in(folder)
                    .run()
                    .expect(4);

            assertThat(whole.lines()).containsExactly("POST " + TOKEN + "/start", "POST " + TOKEN + "/fail");
            assertThat(whole.heard().get(1).body()).contains("1 of 2 databases failed: away.");
            assertThat(own.lines()).containsExactly("POST " + TOKEN + "/start", "POST " + TOKEN);
            assertThat(metrics)
                    .content()
                    .contains("exit_code{database=\"away\"} 4\n", "exit_code{database=\"shop\"} 0\n");
            assertThat(folder.resolve("last")).content().startsWith("4 DATABASE: 1 of 2 databases failed: away.");
        }
    }

    @Test
    void a_restore_is_told_and_a_dry_run_is_not() {
        try (Listener gateway = Listener.answering(202);
                Listener ping = Listener.answering(200);
                TestDatabase target = PostgresServers.newest().freshDatabase()) {
            backup(gateway, ping).run().expect(0);
            watched(FlybackProcess.of("restore", "--dry-run").on(target), gateway, ping)
                    .run()
                    .expect(0);
            assertThat(gateway.lines()).hasSize(1);

            watched(FlybackProcess.of("restore", "--prove").on(target), gateway, ping)
                    .run()
                    .expect(0);

            assertThat(gateway.lines()).endsWith("PUT /metrics/job/flyback/command/restore/database/shop");
            assertThat(metrics)
                    .content()
                    .contains(
                            "flyback_restore_rows{database=\"shop\"} 2003\n",
                            "flyback_restore_proved{database=\"shop\"} 1\n",
                            "phase=\"load\"");
        }
    }

    private FlybackProcess backup(Listener gateway, Listener ping) {
        return watched(
                FlybackProcess.of(
                                "backup",
                                "--name",
                                "shop",
                                "--migrations",
                                orders.migrations().toString())
                        .on(orders.database()),
                gateway,
                ping);
    }

    private FlybackProcess watched(FlybackProcess process, Listener gateway, Listener ping) {
        return process.with("--store", folder.resolve("store").toString())
                .environment("FLYBACK_METRICS_FILE", metrics.toString())
                .environment("FLYBACK_PUSHGATEWAY", gateway.url())
                .environment("FLYBACK_PING_URL", ping.url() + TOKEN);
    }

    private String line(String metric) throws IOException {
        return Files.readAllLines(metrics).stream()
                .filter(line -> line.startsWith(metric + "{"))
                .findFirst()
                .orElseThrow();
    }
}
