package dev.flyback.cli;

import static dev.flyback.cli.SchedulePages.address;
import static dev.flyback.cli.SchedulePages.await;
import static dev.flyback.cli.SchedulePages.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flyback.catalog.SampleDumps;
import dev.flyback.storage.ObjectStore;
import dev.flyback.storage.local.LocalStore;
import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.RunningFlyback;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleIT {
    /** Far away, so that only what was missed is run. */
    private static final String YEARLY = "0 0 1 1 *";

    private static final Duration SOON = Duration.ofSeconds(30);

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

    /** The only test that waits for the clock: up to a minute. */
    @Test
    void what_is_due_is_backed_up_on_time_and_sigterm_ends_an_idle_process_with_0() throws Exception {
        RunningFlyback running = schedule("* * * * *").start();
        URI address = address(running);
        assertThat(get(address, "/health/ready").statusCode()).isEqualTo(200);
        assertThat(get(address, "/health").statusCode()).isEqualTo(200);
        assertThat(running.listeners()).hasSize(1);

        await(running, Duration.ofSeconds(90), () -> !last(address).isNull());
        JsonNode last = last(address);
        assertThat(last.get("exitCode").asInt()).isZero();
        assertThat(last.get("startedAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:0\\d.*");
        assertThat(last.get("result").get("rows").asLong()).isEqualTo(2003);
        assertThat(get(address, "/results").body()).doesNotContain(PostgresServer.PASSWORD);

        running.signal("TERM");
        FlybackResult run = running.await(SOON).expect(0);
        assertThat(run.standardError()).contains("Dumped 2 tables").doesNotContain("Error");
        assertThat(dumps()).hasSize(1);
    }

    @Test
    void a_run_that_was_missed_is_made_up_once() throws Exception {
        RunningFlyback running = schedule(YEARLY).with("--catch-up").start();
        URI address = address(running);
        await(running, SOON, () -> !last(address).isNull());
        running.signal("INT");
        running.await(SOON).expect(0);
        assertThat(dumps()).hasSize(1);

        RunningFlyback again = schedule(YEARLY).with("--catch-up").start();
        URI next = address(again);
        await(again, SOON, () -> results(next).get("state").asText().equals("idle"));
        assertThat(last(next).isNull()).isTrue();
        again.signal("TERM");
        again.await(SOON).expect(0);
        assertThat(dumps()).hasSize(1);
    }

    @Test
    void a_sound_backup_is_followed_by_a_prune() throws Exception {
        orders.database().execute("create table items (id int)");
        twoOldDumps();

        JsonNode prune = caughtUp("--keep-last", "2").get("result").get("prune");
        assertThat(prune.get("removed")).hasSize(1);
        assertThat(prune.get("removed").get(0).asText()).contains("aa00000000000001");
        assertThat(dumps()).hasSize(2);
    }

    @Test
    void no_prune_follows_a_backup_in_which_a_table_vanished() throws Exception {
        twoOldDumps();

        JsonNode last = caughtUp("--keep-last", "1");
        assertThat(last.get("exitCode").asInt()).isEqualTo(3);
        assertThat(last.get("result").has("prune")).isFalse();
        assertThat(dumps()).hasSize(3);
    }

    /** They have a table items. */
    private void twoOldDumps() {
        ObjectStore store = new LocalStore(Path.of(store()));
        String name = orders.database().name();
        SampleDumps.put(store, SampleDumps.key(name, "2", "2020-01-01T00:00:00Z", "aa00000000000001"));
        SampleDumps.put(store, SampleDumps.key(name, "2", "2020-01-02T00:00:00Z", "aa00000000000002"));
    }

    /** The last run of a schedule that makes up what it missed and is ended then. */
    private JsonNode caughtUp(String... more) throws Exception {
        RunningFlyback running = schedule(YEARLY).with("--catch-up").with(more).start();
        URI address = address(running);
        await(running, SOON, () -> !last(address).isNull());
        JsonNode last = last(address);
        running.signal("TERM");
        running.await(SOON).expect(0);
        return last;
    }

    @Test
    void a_failing_schedule_is_told_without_secrets() throws Exception {
        RunningFlyback running = schedule(YEARLY)
                .environment("FLYBACK_PASSWORD", "not-the-password")
                .with("--catch-up")
                .start();
        URI address = address(running);
        await(running, SOON, () -> get(address, "/health").statusCode() == 503);

        assertThat(get(address, "/health/live").statusCode()).isEqualTo(200);
        assertThat(last(address).get("result").get("error").get("name").asText())
                .isEqualTo("DATABASE");
        assertThat(get(address, "/results").body()).doesNotContain("not-the-password");
        running.signal("TERM");
        running.await(SOON).expect(0);
    }

    @Test
    void sigterm_lets_a_running_backup_finish_within_the_grace() throws Exception {
        RunningFlyback running;
        try (Connection blocker = blocker()) {
            running = schedule(YEARLY).with("--catch-up", "--grace", "60s").start();
            URI address = address(running);
            await(running, SOON, () -> waiting() > 0);
            running.signal("TERM");
            await(running, SOON, () -> get(address, "/health/ready").statusCode() == 503);
            assertThat(running.isAlive()).isTrue();
        }

        running.await(SOON).expect(0);
        assertThat(dumps()).hasSize(1);
    }

    @Test
    void sigterm_aborts_a_backup_that_takes_longer_than_the_grace() throws Exception {
        try (Connection blocker = blocker()) {
            RunningFlyback running =
                    schedule(YEARLY).with("--catch-up", "--grace", "1s").start();
            address(running);
            await(running, SOON, () -> waiting() > 0);
            running.signal("TERM");

            FlybackResult run = running.await(SOON).expect(143);
            assertThat(run.standardError()).contains("Error: Stopped by SIGTERM.");
        }
        assertThat(dumps()).isEmpty();
    }

    private FlybackProcess schedule(String cron) {
        return FlybackProcess.of("schedule", "--schedule", cron, "--store", store())
                .with("--http-host", "127.0.0.1", "--http-port", "0", "--lock-timeout", "10m")
                .on(orders.database());
    }

    private Connection blocker() throws Exception {
        Connection connection = orders.database().connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table orders in access exclusive mode");
        }
        return connection;
    }

    private long waiting() {
        return Long.parseLong(orders.database()
                .value("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock'"));
    }

    private JsonNode dumps() {
        return FlybackProcess.of("list", "--json", "--store", store())
                .run()
                .expect(0)
                .json();
    }

    private String store() {
        return folder.resolve("store").toString();
    }

    private JsonNode last(URI address) {
        return results(address).get("last");
    }

    private JsonNode results(URI address) {
        try {
            return new ObjectMapper().readTree(get(address, "/results").body()).get(0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
