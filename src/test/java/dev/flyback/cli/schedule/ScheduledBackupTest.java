package dev.flyback.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.flyback.cli.CommandRun;
import dev.flyback.cli.backup.BackupOptions;
import dev.flyback.cli.backup.DatabaseBackup;
import dev.flyback.cli.backup.FleetReport;
import dev.flyback.cli.console.Console;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.cli.options.ConnectionOptions;
import dev.flyback.cli.options.HistoryOptions;
import dev.flyback.cli.options.JobsOption;
import dev.flyback.cli.options.OutputOptions;
import dev.flyback.cli.options.StoreOptions;
import dev.flyback.cli.watch.WatchOptions;
import dev.flyback.failure.ExitCode;
import dev.flyback.failure.StoreException;
import dev.flyback.report.Cancellation;
import dev.flyback.schedule.AfterBackup;
import dev.flyback.schedule.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScheduledBackupTest {
    private final AtomicInteger pruned = new AtomicInteger();

    @Test
    void a_sound_backup_is_followed_and_the_result_tells_it() {
        RunResult result = followed(this::prune, result(ExitCode.DONE, false, false));

        assertThat(pruned).hasValue(1);
        assertThat(result.failed()).isFalse();
        assertThat(result.details().get("prune").get("removed").asInt()).isEqualTo(7);
    }

    @Test
    void nothing_follows_a_backup_that_failed_or_is_anomalous() {
        followed(this::prune, result(ExitCode.DATABASE, true, false));
        followed(this::prune, result(ExitCode.FINDINGS, false, true));
        followed(this::prune, result(ExitCode.FINDINGS, true, true));

        assertThat(pruned).hasValue(0);
    }

    @Test
    void what_fails_afterwards_fails_the_run() {
        RunResult result = followed(
                cancellation -> {
                    throw new StoreException("The store is away.", "Bring it back.");
                },
                result(ExitCode.DONE, false, false));

        assertThat(result.failed()).isTrue();
        assertThat(result.exitCode()).isEqualTo(ExitCode.STORE);
        assertThat(result.details().get("exitCode").asInt()).isEqualTo(5);
        assertThat(result.details().get("error").get("message").asText()).isEqualTo("The store is away.");
    }

    private AfterBackup.Done prune(Cancellation cancellation) {
        pruned.incrementAndGet();
        return new AfterBackup.Done(
                Optional.of(JsonNodeFactory.instance.objectNode().put("removed", 7)), Optional.empty(), List.of());
    }

    private static RunResult result(ExitCode code, boolean failed, boolean anomalous) {
        return new RunResult(code, failed, anomalous, JsonNodeFactory.instance.objectNode(), List.of());
    }

    private static RunResult followed(AfterBackup afterBackup, RunResult result) {
        Invocation invocation = CommandRun.invocation(Map.of());
        DatabaseBackup backup = new DatabaseBackup(
                invocation,
                Optional.of("orders"),
                new BackupOptions(),
                new ConnectionOptions(),
                new StoreOptions(),
                new HistoryOptions(),
                new JobsOption(),
                new WatchOptions());
        Console console = new OutputOptions().console(invocation.terminal());
        return new ScheduledBackup("orders", backup, console, new FleetReport(invocation, console), afterBackup)
                .followed(result, Cancellation.NEVER);
    }
}
