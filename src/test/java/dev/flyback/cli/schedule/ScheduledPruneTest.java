package dev.flyback.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.catalog.SampleDumps;
import dev.flyback.cli.CommandRun;
import dev.flyback.cli.console.Console;
import dev.flyback.cli.console.LogFormat;
import dev.flyback.cli.console.Terminal;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.progress.ProgressKind;
import dev.flyback.failure.ExitCode;
import dev.flyback.report.Cancellation;
import dev.flyback.report.metrics.Metric;
import dev.flyback.schedule.AfterBackup;
import dev.flyback.storage.local.LocalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduledPruneTest {
    private static final String OLD = "orders/1/20260101T000000Z-aa00000000000001.sql.zst";

    @TempDir
    Path folder;

    @BeforeEach
    void twoDumps() {
        LocalStore store = new LocalStore(folder);
        SampleDumps.put(store, SampleDumps.key("orders", "1", "2026-01-01T00:00:00Z", "aa00000000000001"));
        SampleDumps.put(store, SampleDumps.key("orders", "1", "2026-01-02T00:00:00Z", "aa00000000000002"));
    }

    @Test
    void the_old_dump_is_removed() {
        AfterBackup.Done done = prune(Map.of());

        assertThat(done.failure()).isEmpty();
        assertThat(done.details().orElseThrow().get("removed").get(0).asText()).isEqualTo(OLD);
        assertThat(done.details().orElseThrow().get("dryRun").asBoolean()).isFalse();
        assertThat(folder.resolve(OLD)).doesNotExist();
    }

    @Test
    void what_is_left_alone_is_a_finding_and_every_prune_is_measured() throws IOException {
        Path damaged = folder.resolve(OLD);
        Files.write(damaged, new byte[] {1});

        AfterBackup.Done done = prune(Map.of());

        assertThat(damaged).exists();
        assertThat(done.samples()).anySatisfy(sample -> {
            assertThat(sample.metric()).isEqualTo(Metric.PRUNE_EXIT_CODE);
            assertThat(sample.value()).isEqualTo(ExitCode.FINDINGS.number());
        });
    }

    @Test
    void a_dry_run_that_the_environment_or_the_file_asks_for_removes_nothing() throws IOException {
        Path file = Files.writeString(folder.resolve("flyback.yaml"), "flyback: {dry-run: true}");
        for (Map<String, String> environment :
                List.of(Map.of("FLYBACK_DRY_RUN", "true"), Map.of("FLYBACK_CONFIG", file.toString()))) {
            AfterBackup.Done done = prune(environment);

            assertThat(done.details().orElseThrow().get("removed").get(0).asText())
                    .isEqualTo(OLD);
            assertThat(done.details().orElseThrow().get("dryRun").asBoolean()).isTrue();
            assertThat(folder.resolve(OLD)).exists();
        }
    }

    private AfterBackup.Done prune(Map<String, String> environment) {
        Invocation invocation = CommandRun.invocation(
                environment,
                "schedule",
                "--store",
                folder.toString(),
                "--keep-last",
                "1",
                "--url",
                "jdbc:postgresql://127.0.0.1:1/orders");
        Terminal terminal = invocation.terminal();
        Console silent = new Console(terminal, false, true, LogFormat.text, terminal.style(true), ProgressKind.SILENT);
        return CommandRun.parsed(ScheduleCommand.class, invocation)
                .afterBackup(silent)
                .run(Cancellation.NEVER);
    }
}
