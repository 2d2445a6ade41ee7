package dev.flyback.report.outlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.failure.UsageException;
import dev.flyback.report.metrics.Metric;
import dev.flyback.report.metrics.RunReport;
import dev.flyback.report.metrics.Sample;
import dev.flyback.report.metrics.WatchedCommand;
import dev.flyback.testing.Listener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class OutletsTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final String TOKEN = "/ping/0d3c8f62-secret-token";

    @TempDir
    Path folder;

    @Test
    void a_file_gets_the_runs_one_after_the_other() throws IOException {
        Path file = folder.resolve("flyback.prom");
        Files.writeString(file, "\u0000 no metrics\nflyback_backup_rows{database=\"shop\"} 5\n");

        assertThat(run(new MetricsFile(file).add(report("orders", false).samples())))
                .isEmpty();

        assertThat(file)
                .content()
                .contains("{database=\"shop\"} 5\n", "{database=\"orders\"} 12\n")
                .doesNotContain("no metrics");
        assertThat(Files.getPosixFilePermissions(file))
                .as("the collector is often another user")
                .containsAll(PosixFilePermissions.fromString("r--r--r--"));
        try (var files = Files.list(folder)) {
            assertThat(files.map(one -> String.valueOf(one.getFileName())).filter(name -> name.endsWith(".prom")))
                    .containsExactly("flyback.prom");
        }
    }

    @Test
    void a_file_that_cannot_be_written_is_one_sentence() throws IOException {
        Path aFolder = Files.createDirectory(folder.resolve("flyback.prom"));

        assertThat(run(new MetricsFile(folder.resolve("away/flyback.prom")).add(List.of())))
                .singleElement()
                .asString()
                .startsWith("The metrics file ")
                .endsWith("/away/flyback.prom was not written: its folder is not there.");
        assertThat(run(new MetricsFile(aFolder).add(List.of())))
                .singleElement()
                .asString()
                .endsWith("what is there is no file of metrics.");
    }

    @Test
    void a_gateway_keeps_the_last_success_of_a_run_that_failed() {
        try (Listener listener = Listener.answering(202)) {
            Pushgateway gateway = new Pushgateway(address(listener.url() + "/behind/"));

            assertThat(run(gateway.push(report("orders", false)))).isEmpty();
            assertThat(run(gateway.push(report("orders", true)))).isEmpty();
            assertThat(run(gateway.push(report("a/b", false)))).isEmpty();
            assertThat(run(gateway.push(report("", false)))).isEmpty();

            String group = "/behind/metrics/job/flyback/command/backup";
            assertThat(listener.lines())
                    .containsExactly(
                            "PUT " + group + "/database/orders",
                            "POST " + group + "/database/orders",
                            "PUT " + group + "/database@base64/YS9i",
                            "PUT " + group);
            assertThat(listener.heard().get(0).body()).contains("last_success", "flyback_backup_rows");
            assertThat(listener.heard().get(1).body())
                    .contains("exit_code{database=\"orders\"} 4")
                    .doesNotContain("last_success", "flyback_backup_rows");
        }
    }

    @Test
    void a_switch_is_told_the_start_and_the_end() {
        try (Listener listener = Listener.answering(200)) {
            Ping ping = new Ping(address(listener.url() + TOKEN + "?rid=1"));

            assertThat(run(ping.start())).isEmpty();
            assertThat(run(ping.end(false, "well"))).isEmpty();
            assertThat(run(ping.end(true, "not well"))).isEmpty();

            assertThat(listener.lines())
                    .containsExactly(
                            "POST " + TOKEN + "/start?rid=1",
                            "POST " + TOKEN + "?rid=1",
                            "POST " + TOKEN + "/fail?rid=1");
            assertThat(listener.heard().get(2).body()).isEqualTo("not well");
        }
    }

    @Test
    void an_account_in_the_address_is_sent_as_such() {
        try (Listener listener = Listener.answering(200)) {
            String url = listener.url().replace("//", "//watch:p%40ss@");

            assertThat(run(new Ping(address(url)).start())).isEmpty();

            assertThat(listener.heard().get(0).authorization())
                    .isEqualTo("Basic "
                            + Base64.getEncoder().encodeToString("watch:p@ss".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void whoever_does_not_listen_costs_a_sentence_and_a_bounded_time() {
        try (Listener refusing = Listener.answering(503);
                Listener silent = Listener.silent()) {
            long start = System.nanoTime();

            List<String> failures = Errands.run(
                    List.of(
                            new Ping(address(refusing.url() + TOKEN)).start(),
                            new Ping(address(silent.url() + TOKEN)).start(),
                            new Ping(address("http://127.0.0.1:1" + TOKEN)).start(),
                            new Ping(address("http://nobody.invalid" + TOKEN)).start(),
                            new Errand("Odd", () -> {
                                throw new IllegalStateException(TOKEN);
                            })),
                    SHORT);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SHORT.multipliedBy(5));
            assertThat(failures)
                    .hasSize(5)
                    .noneMatch(failure -> failure.contains("secret"))
                    .allMatch(failure -> failure.endsWith("."));
            assertThat(failures.get(0))
                    .isEqualTo("The ping at " + refusing.url() + " was not told of the start: the answer was 503.");
            assertThat(failures.get(1)).endsWith("not done after 1 s.");
            assertThat(failures.get(2)).endsWith("no connection.");
        }
    }

    @Test
    void an_address_knows_its_secrets_and_hides_what_is_none() {
        HttpAddress address = address("https://watch:p%40ssword@host:8443" + TOKEN + "?key=abcdefghijkl");

        assertThat(address.shown()).isEqualTo("https://host:8443");
        assertThat(address.secrets()).contains(TOKEN.substring(6), "p%40ssword", "p@ssword");
        assertThat(address.hasPassword()).isTrue();
        for (String odd : List.of("ftp://host/" + TOKEN, TOKEN, "http:///x", "http://a b/" + TOKEN, "")) {
            assertThatThrownBy(() -> address(odd))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("--ping-url is not an http:// or https:// URL.");
        }
    }

    private static List<String> run(Errand errand) {
        return Errands.run(List.of(errand), Errands.LIMIT);
    }

    private static HttpAddress address(String url) {
        return HttpAddress.of("--ping-url", url, Optional.empty());
    }

    private static RunReport report(String database, boolean failed) {
        Instant now = Instant.parse("2026-07-01T02:30:00Z");
        return new RunReport(
                WatchedCommand.BACKUP,
                database,
                now.minusSeconds(3),
                now,
                failed ? 4 : 0,
                failed,
                Map.of(),
                failed ? List.of() : List.of(Sample.of(Metric.BACKUP_ROWS, 12, database)));
    }
}
