package dev.flyback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.RunningFlyback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalsIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private OrdersDatabase orders;

    @BeforeEach
    void database() {
        orders = OrdersDatabase.in(folder);
    }

    @AfterEach
    void noDatabase() {
        orders.close();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130, INTERRUPTED", "TERM, 143, TERMINATED"})
    void a_backup_that_waits_for_a_lock_is_stopped_at_once(String signal, int code, String name) throws Exception {
        try (Connection blocker = blocker()) {
            RunningFlyback running = backup("--json", "--lock-timeout", "10m").start();
            awaitSessions(running, "wait_event_type = 'Lock'");
            assertThat(running.listeners())
                    .as("a one-shot command opens no port")
                    .isEmpty();
            running.signal(signal);
            FlybackResult run = running.await(Duration.ofSeconds(15)).expect(code);

            assertThat(run.error().get("name").asText()).isEqualTo(name);
            assertThat(run.error().get("code").asInt()).isEqualTo(code);
            assertThat(run.output()).isEmpty();
        }
        assertThat(dumps()).isEmpty();
        awaitNoSessions();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void a_backup_that_is_stopped_while_it_writes_leaves_nothing(String signal, int code) throws Exception {
        orders.database()
                .execute("create table large as select i, repeat(md5(i::text), 30) from generate_series(1, 300000) i");
        RunningFlyback running = backup("--compression-level", "19", "--jobs", "1", "--progress", "json")
                .start();
        while (running.isAlive() && !running.standardErrorSoFar().contains("\"phase\":\"dump\"")) {
            Thread.sleep(20);
        }
        Thread.sleep(300);
        running.signal(signal);
        FlybackResult run = running.await(LONG).expect(code);

        assertThat(run.standardError()).contains("Error: Stopped by SIG" + signal);
        assertThat(run.output()).isEmpty();
        assertThat(dumps()).isEmpty();
        assertThat(incomplete()).isEmpty();
        awaitNoSessions();
    }

    @Test
    void what_a_killed_backup_leaves_is_never_visible_and_is_removed_by_the_next() throws Exception {
        orders.database()
                .execute("create table large as select i, repeat(md5(i::text), 30) from generate_series(1, 300000) i");
        RunningFlyback running =
                backup("--compression-level", "19", "--jobs", "1").start();
        while (running.isAlive() && incomplete().isEmpty()) {
            Thread.sleep(10);
        }
        running.kill();
        assertThat(running.await(LONG).exitCode()).isNotZero();
        assertThat(dumps()).isEmpty();
        assertThat(incomplete()).hasSize(1);
        awaitNoSessions();

        backup("--compression-level", "1").run().expect(0);
        assertThat(incomplete()).isEmpty();
        assertThat(dumps()).hasSize(1);
    }

    @Test
    void a_second_run_of_the_same_database_is_refused() throws Exception {
        try (Connection blocker = blocker()) {
            RunningFlyback first = backup("--lock-timeout", "10m").start();
            awaitSessions(first, "wait_event_type = 'Lock'");

            FlybackResult second = backup("--json").run().expect(9);
            assertThat(second.error().get("name").asText()).isEqualTo("BUSY");
            first.signal("TERM");
            first.await(LONG).expect(143);
        }
    }

    @Test
    void a_lock_that_does_not_come_in_time_names_who_holds_it() throws Exception {
        try (Connection blocker = blocker()) {
            FlybackResult run =
                    backup("--json", "--lock-timeout", "500ms").run().expect(4);

            assertThat(run.error().get("message").asText())
                    .contains(
                            "within 0.5 s",
                            "has locked public.orders",
                            orders.database().owner());
        }
        assertThat(dumps()).isEmpty();
    }

    private FlybackProcess backup(String... more) {
        return FlybackProcess.of("backup", "--store", folder.resolve("store").toString())
                .on(orders.database())
                .with(more);
    }

    private Connection blocker() throws SQLException {
        Connection connection = orders.database().connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table orders in access exclusive mode");
        }
        return connection;
    }

    private void awaitSessions(RunningFlyback running, String condition) throws InterruptedException {
        while (running.isAlive() && sessions(condition) == 0) {
            Thread.sleep(20);
        }
        assertThat(running.isAlive()).as(running.standardErrorSoFar()).isTrue();
    }

    private void awaitNoSessions() throws InterruptedException {
        for (int i = 0; i < 200 && sessions("true") > 0; i++) {
            Thread.sleep(50);
        }
        assertThat(sessions("true")).isZero();
    }

    private long sessions(String condition) {
        return Long.parseLong(orders.database()
                .value("select count(*) from pg_stat_activity where datname = current_database() and usename = '"
                        + orders.database().owner() + "' and (" + condition + ")"));
    }

    private List<String> dumps() throws IOException {
        Path store = folder.resolve("store");
        if (!Files.exists(store)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(store)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".zst"))
                    .toList();
        }
    }

    private List<Path> incomplete() throws IOException {
        Path incomplete = folder.resolve("store/.incomplete");
        if (!Files.exists(incomplete)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(incomplete)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }
}
