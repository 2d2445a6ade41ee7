package dev.flyback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.Listener;
import dev.flyback.testing.Patience;
import dev.flyback.testing.RunningFlyback;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets are planted wherever Flyback takes them, and looked for wherever it writes. */
class SecretsIT {
    private static final String PASSWORD = "planted-database-password";
    private static final String STORE_KEY = "planted-store-key";
    private static final String TOKEN = "planted-ping-token";
    private static final String URL_PASSWORD = "planted-url-password";
    private static final String PLACEHOLDER = "planted-placeholder-value";
    private static final String PLANTED = "planted-";

    @TempDir
    Path folder;

    private final List<String> written = new ArrayList<>();
    private OrdersDatabase orders;

    @BeforeEach
    void database() {
        orders = OrdersDatabase.in(folder);
        orders.database()
                .executeAsSuperuser("create role watched login password '" + PASSWORD + "'; "
                        + "grant select on all tables in schema public to watched; "
                        + "grant select on all sequences in schema public to watched");
    }

    @AfterEach
    void no_database() {
        orders.database().executeAsSuperuser("drop owned by watched; drop role watched");
        orders.close();
    }

    @Test
    void a_secret_is_nowhere_to_be_found() throws Exception {
        try (Listener listening = Listener.answering(200);
                Listener refusing = Listener.answering(500)) {
            for (Listener listener : List.of(listening, refusing)) {
                for (String format : List.of("text", "json")) {
                    keep(backup(listener, format).run().expect(0));
                    keep(backup(listener, format)
                            .with("--verbose")
                            .environment("FLYBACK_PASSWORD", PASSWORD + "2")
                            .run()
                            .expect(4));
                    keep(backup(listener, format)
                            .with("--json", "--schemas", "nowhere")
                            .run());
                    keep(backup(listener, format)
                            .with("--compression-level", "x")
                            .run()
                            .expect(2));
                }
                listener.heard().forEach(heard -> written.add(heard.body()));
            }
            keep(backup(refusing, "json")
                    .with("--store", "s3://bucket?endpoint=http://127.0.0.1:1")
                    .run()
                    .expect(5));
            keep(backup(listening, "text")
                    .environment("FLYBACK_PING_URL", "no-url/" + TOKEN)
                    .run()
                    .expect(2));
        }
        collectFiles();

        assertThat(written).hasSizeGreaterThan(40);
        assertThat(written).noneMatch(text -> text.contains(PLANTED));
    }

    @Test
    void the_list_of_processes_shows_none() throws Exception {
        try (Listener silent = Listener.silent()) { // Holds up the run at its start.
            RunningFlyback running = backup(silent, "text").start();
            Patience.until(
                    Duration.ofSeconds(30),
                    Duration.ofMillis(20),
                    () -> !silent.heard().isEmpty() || !running.isAlive(),
                    running::standardErrorSoFar);

            assertThat(Files.readString(Path.of("/proc", Long.toString(running.pid()), "cmdline")))
                    .contains("backup")
                    .doesNotContain(PLANTED);
            running.await(Duration.ofMinutes(1)).expect(0);
        }
    }

    private FlybackProcess backup(Listener listener, String format) {
        return FlybackProcess.of("backup", "--name", "shop", "--log-format", format)
                .with("--url", orders.database().url(), "--username", "watched")
                .with("--migrations", orders.migrations().toString())
                .in(folder)
                .environment("FLYBACK_STORE", "store")
                .environment("FLYBACK_PASSWORD", PASSWORD)
                .environment("FLYBACK_PLACEHOLDER", "secret=" + PLACEHOLDER)
                .environment("AWS_ACCESS_KEY_ID", "key")
                .environment("AWS_SECRET_ACCESS_KEY", STORE_KEY)
                .environment("AWS_REGION", "us-east-1")
                .environment("FLYBACK_METRICS_FILE", "flyback.prom")
                .environment("FLYBACK_TERMINATION_LOG", "termination-log")
                .environment("FLYBACK_PUSHGATEWAY", listener.url().replace("//", "//watch:" + URL_PASSWORD + "@"))
                .environment("FLYBACK_PING_URL", listener.url() + "/" + TOKEN);
    }

    private void keep(FlybackResult run) throws IOException {
        written.add(run.output());
        written.add(run.standardError());
        Path last = folder.resolve("termination-log");
        if (Files.exists(last)) {
            written.add(Files.readString(last));
        }
    }

    /** The dumps, as they stand and unpacked, and all other files that a run has written. */
    private void collectFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                written.add(new String(bytes, StandardCharsets.ISO_8859_1));
            }
        }
        FlybackResult sql =
                FlybackProcess.of("cat", "--store", "store").in(folder).run().expect(0);
        written.add(sql.output());
        written.add(FlybackProcess.of("show", "--json", "--store", "store")
                .in(folder)
                .run()
                .expect(0)
                .output());
    }
}
