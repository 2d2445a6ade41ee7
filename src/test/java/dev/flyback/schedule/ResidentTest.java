package dev.flyback.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flyback.failure.UsageException;
import dev.flyback.report.Cancellation;
import dev.flyback.testing.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole of resident mode, but for the clock and the backups. */
@Timeout(60)
class ResidentTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Hands clock = new Hands("2026-07-01T12:30:00Z");
    private final FakeAlarms alarms = new FakeAlarms();
    private final StopByHand stop = new StopByHand();
    private final FakeWork orders = new FakeWork();
    private final FakeWork shop = new FakeWork();
    private final CompletableFuture<InetSocketAddress> listening = new CompletableFuture<>();
    private final CompletableFuture<Boolean> finished = new CompletableFuture<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void end() {
        orders.mayEnd.release(100);
        shop.mayEnd.release(100);
        stop.request();
    }

    @Test
    void a_database_that_is_due_is_backed_up_and_told() throws Exception {
        start(2, LONG, false);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(json("/results").get(0).get("last").isNull()).isTrue();

        alarms.ring(0);
        await(() -> orders.begun.get() == 1);
        assertThat(json("/results").get(0).get("state").asText()).isEqualTo("running");
        assertThat(json("/results").get(1).get("state").asText()).isEqualTo("idle");
        clock.move(Duration.ofSeconds(5));
        orders.mayEnd.release();
        await(() -> !json("/results").get(0).get("last").isNull());

        JsonNode told = json("/results").get(0);
        assertThat(told.get("name").asText()).isEqualTo("orders");
        assertThat(told.get("schedule").asText()).isEqualTo("0 * * * *");
        assertThat(told.get("next").asText()).isEqualTo("2026-07-01T13:00:00Z");
        assertThat(told.get("last").get("startedAt").asText()).isEqualTo("2026-07-01T12:30:00Z");
        assertThat(told.get("last").get("finishedAt").asText()).isEqualTo("2026-07-01T12:30:05Z");
        assertThat(told.get("last").get("exitCode").asInt()).isZero();
    }

    @Test
    void a_run_is_never_overlapped() throws Exception {
        start(2, LONG, false);
        alarms.ring(0);
        await(() -> orders.begun.get() == 1);
        alarms.ring(0);
        alarms.ring(0);

        assertThat(json("/results").get(0).get("skipped").asInt()).isEqualTo(2);
        orders.mayEnd.release();
        await(() -> json("/results").get(0).get("state").asText().equals("idle"));
        assertThat(orders.begun).hasValue(1);
        alarms.ring(0);
        await(() -> orders.begun.get() == 2);
    }

    @Test
    void others_wait_until_there_is_room() throws Exception {
        start(1, LONG, false);
        alarms.ring(0);
        await(() -> orders.begun.get() == 1);
        alarms.ring(1);
        assertThat(json("/results").get(1).get("state").asText()).isEqualTo("waiting");
        assertThat(shop.begun).hasValue(0);

        orders.mayEnd.release();
        await(() -> shop.begun.get() == 1);
    }

    @Test
    void one_missed_run_is_made_up_at_the_start() throws Exception {
        orders.lastDump = Optional.of(Instant.parse("2026-07-01T11:59:59Z"));
        shop.lastDump = Optional.of(Instant.parse("2026-07-01T12:00:00Z"));
        start(2, LONG, true);

        await(() -> orders.begun.get() == 1);
        orders.mayEnd.release();
        await(() -> !json("/results").get(0).get("last").isNull());
        assertThat(orders.begun).hasValue(1);
        assertThat(shop.begun).hasValue(0);
    }

    @Test
    void a_failing_schedule_is_down_but_needs_no_new_start() throws Exception {
        orders.result = FakeWork.failed();
        orders.mayEnd.release();
        start(1, LONG, false);
        assertThat(get("/health").statusCode()).isEqualTo(200);
        alarms.ring(0);

        await(() -> get("/health").statusCode() == 503);
        assertThat(json("/health").get("status").asText()).isEqualTo("down");
        assertThat(json("/health")
                        .get("databases")
                        .get(0)
                        .get("concerns")
                        .get(0)
                        .asText())
                .isEqualTo("failing");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void a_stuck_run_wants_a_new_start() throws Exception {
        start(1, LONG, false);
        alarms.ring(0);
        await(() -> orders.begun.get() == 1);
        clock.move(Duration.ofHours(1).plusSeconds(1));

        assertThat(get("/health/live").statusCode()).isEqualTo(503);
        assertThat(json("/health")
                        .get("databases")
                        .get(0)
                        .get("concerns")
                        .get(0)
                        .asText())
                .isEqualTo("stuck");
    }

    @Test
    void work_that_ends_as_none_should_is_a_failure_and_can_be_due_again() throws Exception {
        orders.result = null; // Makes the desk fail as a bug would.
        orders.mayEnd.release(2);
        start(1, LONG, false);
        alarms.ring(0);
        await(() -> get("/health").statusCode() == 503);
        orders.result = FakeWork.done();
        alarms.ring(0);
        await(() -> get("/health").statusCode() == 200);
    }

    @Test
    void the_end_lets_what_is_running_finish_and_starts_no_more() throws Exception {
        start(1, LONG, false);
        alarms.ring(0);
        await(() -> orders.begun.get() == 1);
        alarms.ring(1);
        stop.request();
        await(() -> alarms.stopped);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        alarms.ring(1);
        assertThat(finished).isNotDone();

        orders.mayEnd.release();
        assertThat(finished.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(shop.begun).hasValue(0);
    }

    @Test
    void what_does_not_finish_in_time_is_aborted() throws Exception {
        start(1, Duration.ofMillis(200), false);
        alarms.ring(0);
        await(() -> orders.begun.get() == 1);
        stop.request();

        assertThat(finished.get(20, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void an_idle_end_is_at_once() throws Exception {
        start(1, LONG, false);
        stop.request();

        assertThat(finished.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void other_pages_and_methods_are_refused() throws Exception {
        start(1, LONG, false);

        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/health/x").statusCode()).isEqualTo(404);
        assertThat(get("/results/../health").statusCode()).isEqualTo(404);
        HttpRequest post = HttpRequest.newBuilder(uri("/results"))
                .POST(BodyPublishers.ofString("x"))
                .build();
        assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
        HttpRequest head = HttpRequest.newBuilder(uri("/health"))
                .method("HEAD", BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = client.send(head, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void an_address_that_is_taken_is_refused() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Resident resident = new Resident(alarms, most -> 0, clock);
            Resident.Rules rules = new Resident.Rules(
                    1, LONG, LONG, new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort()));

            assertThatThrownBy(() -> resident.run(List.of(), rules, stop, address -> {}))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }

    private void start(int atOnce, Duration grace, boolean catchUp) throws Exception {
        Timetable hourly = Timetable.of("0 * * * *", ZoneOffset.UTC, Duration.ZERO, clock.instant());
        List<ScheduledDatabase> databases = List.of(
                new ScheduledDatabase("orders", hourly, catchUp, orders),
                new ScheduledDatabase("shop", hourly, catchUp, shop));
        Resident.Rules rules = new Resident.Rules(
                atOnce, Duration.ofHours(1), grace, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Resident resident = new Resident(alarms, most -> 0, clock);
        Thread thread = new Thread(() -> {
            try {
                finished.complete(resident.run(databases, rules, stop, listening::complete));
            } catch (RuntimeException e) {
                listening.completeExceptionally(e);
                finished.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        assertThat(listening).succeedsWithin(Duration.ofSeconds(20));
    }

    private HttpResponse<String> get(String path) {
        try {
            return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode json(String path) {
        try {
            return new ObjectMapper().readTree(get(path).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        InetSocketAddress address = listening.join();
        return URI.create("http://127.0.0.1:" + address.getPort() + path);
    }

    private static void await(BooleanSupplier condition) {
        Patience.until(Duration.ofSeconds(20), Duration.ofMillis(20), condition, () -> "it has not come to that");
    }

    private static final class FakeAlarms implements Alarms {
        private final List<Runnable> rings = new ArrayList<>();
        private volatile boolean stopped;

        void ring(int database) {
            rings.get(database).run();
        }

        @Override
        public void add(Timetable timetable, Runnable ring) {
            rings.add(ring);
        }

        @Override
        public void start() {}

        @Override
        public void stop() {
            stopped = true;
        }
    }

    private static final class StopByHand implements Cancellation {
        private final List<Runnable> actions = new ArrayList<>();
        private boolean requested;

        synchronized void request() {
            requested = true;
            actions.forEach(Runnable::run);
        }

        @Override
        public synchronized Registration onCancel(Runnable action) {
            actions.add(action);
            if (requested) {
                action.run();
            }
            return () -> {};
        }

        @Override
        public synchronized boolean requested() {
            return requested;
        }
    }
}
