package dev.flyback.cli;

import static dev.flyback.cli.SchedulePages.address;
import static dev.flyback.cli.SchedulePages.await;
import static dev.flyback.cli.SchedulePages.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.report.metrics.Exposition;
import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.Listener;
import dev.flyback.testing.RunningFlyback;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedScheduleIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private OrdersDatabase orders;

    @BeforeEach
    void database() {
        orders = OrdersDatabase.in(folder);
    }

    @AfterEach
    void no_database() {
        orders.close();
    }

    @Test
    void runs_are_told_to_prometheus_and_to_a_switch() throws Exception {
        try (Listener ping = Listener.answering(200)) {
            RunningFlyback running = FlybackProcess.of("schedule", "--schedule", "0 0 1 1 *", "--catch-up")
                    .with("--store", folder.resolve("store").toString(), "--name", "shop")
                    .with("--http-host", "127.0.0.1", "--http-port", "0")
                    .environment("FLYBACK_PING_URL", ping.url() + "/token")
                    .on(orders.database())
                    .start();
            URI address = address(running);
            await(running, SOON, () -> get(address, "/metrics").body().contains("flyback_backup_exit_code"));

            HttpResponse<String> metrics = get(address, "/metrics");
            assertThat(metrics.headers().firstValue("Content-Type")).contains(Exposition.CONTENT_TYPE);
            assertThat(metrics.body())
                    .contains(
                            "flyback_backup_rows{database=\"shop\"} 2003\n",
                            "flyback_backup_last_success_timestamp_seconds{database=\"shop\"}",
                            "flyback_schedule_concern{concern=\"failing\",database=\"shop\"} 0\n",
                            "flyback_schedule_skipped_runs_total{database=\"shop\"} 0\n");
            assertThat(ping.lines()).containsExactly("POST /token/start", "POST /token");
            running.signal("TERM");
            running.await(SOON).expect(0);
        }
    }
}
