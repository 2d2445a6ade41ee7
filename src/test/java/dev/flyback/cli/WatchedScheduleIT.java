package dev.flyback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.report.metrics.Exposition;
import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.Listener;
import dev.flyback.testing.Patience;
import dev.flyback.testing.RunningFlyback;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedScheduleIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern LISTENING = Pattern.compile("Listening on (http://127\\.0\\.0\\.1:\\d+)");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
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
            await(running, () -> LISTENING.matcher(running.standardErrorSoFar()).find());
            await(running, () -> metrics(running).body().contains("flyback_backup_exit_code"));

            HttpResponse<String> metrics = metrics(running);
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

    private HttpResponse<String> metrics(RunningFlyback running) {
        Matcher address = LISTENING.matcher(running.standardErrorSoFar());
        assertThat(address.find()).isTrue();
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address.group(1) + "/metrics"))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(RunningFlyback running, BooleanSupplier condition) {
        Patience.until(
                SOON,
                Duration.ofMillis(50),
                () -> !running.isAlive() || condition.getAsBoolean(),
                running::standardErrorSoFar);
    }
}
