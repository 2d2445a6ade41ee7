package dev.flyback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.Patience;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.RunningFlyback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three databases, of which one has another password than it says. */
class FleetIT {
    private static final String WRONG = "not the password";

    @TempDir
    Path folder;

    private final List<OrdersDatabase> databases = new ArrayList<>();

    @BeforeEach
    void fleet() throws IOException {
        StringBuilder file = new StringBuilder("flyback:\n  store: store\n  databases:\n");
        for (String name : List.of("billing", "orders", "shop")) {
            OrdersDatabase database = OrdersDatabase.in(folder.resolve(name));
            databases.add(database);
            Files.writeString(
                    folder.resolve(name + ".password"), name.equals("orders") ? WRONG : PostgresServer.PASSWORD);
            file.append("    %s: {url: '%s', username: '%s', password-file: '%s.password', migrations: %s/migrations}\n"
                    .formatted(
                            name, database.database().url(), database.database().owner(), name, name));
        }
        Files.writeString(folder.resolve("flyback.yaml"), file);
    }

    @AfterEach
    void no_fleet() {
        databases.forEach(OrdersDatabase::close);
    }

    @Test
    void one_that_fails_stops_no_other() {
        FlybackResult text = backup("--databases-at-once", "2").expect(4);

        List<String> lines = text.output().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("DATABASE");
        assertThat(lines.get(1)).startsWith("billing").contains("2,003").contains("  0  billing/2/");
        assertThat(lines.get(2)).startsWith("orders").contains("  4  ");
        assertThat(lines.get(3)).startsWith("shop").contains("2,003").contains("  0  shop/2/");
        assertThat(text.standardError())
                .contains("billing: dump: 2,003 rows", "shop: dump: 2,003 rows", "orders: Error: ", "orders: Hint: ")
                .doesNotContain(WRONG, PostgresServer.PASSWORD);

        FlybackResult json = backup("--databases-at-once", "3", "--json").expect(4);
        assertThat(json.json().findValuesAsText("section")).containsExactly("billing", "orders", "shop");
        assertThat(json.json().findValuesAsText("exitCode")).containsExactly("0", "4", "0");
        assertThat(json.json().get(0).get("rows").asLong()).isEqualTo(2003);
        assertThat(json.json().get(0).get("warnings")).isEmpty();
        assertThat(json.json().get(1).get("error").get("name").asText()).isEqualTo("DATABASE");
        assertThat(json.error().get("message").asText()).contains("1 of 3").contains("orders");
        assertThat(listed()).containsExactly("billing", "billing", "shop", "shop");
    }

    @Test
    void pods_of_an_indexed_job_share_the_databases() throws IOException {
        Files.writeString(folder.resolve("orders.password"), PostgresServer.PASSWORD);
        for (int index = 0; index < 2; index++) {
            FlybackProcess.of("backup", "--all")
                    .in(folder)
                    .environment("JOB_COMPLETION_INDEX", Integer.toString(index))
                    .environment("JOB_COMPLETIONS", "2")
                    .run()
                    .expect(0);
        }

        assertThat(listed()).containsExactlyInAnyOrder("billing", "orders", "shop");
    }

    @Test
    void a_signal_aborts_those_that_run_and_starts_no_more() throws Exception {
        try (Connection blocker = databases.get(0).database().connect();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("lock table orders in access exclusive mode");
            RunningFlyback running = FlybackProcess.of("backup", "--all", "--lock-timeout", "10m", "--json")
                    .in(folder)
                    .start();
            Patience.until(
                    Duration.ofMinutes(1),
                    Duration.ofMillis(20),
                    () -> !running.isAlive() || waiting() > 0,
                    running::standardErrorSoFar);
            running.signal("TERM");

            FlybackResult run = running.await(Duration.ofSeconds(15)).expect(143);
            assertThat(run.json().findValuesAsText("exitCode")).containsExactly("143", "143", "143");
            assertThat(run.error().get("name").asText()).isEqualTo("TERMINATED");
        }
        assertThat(listed()).isEmpty();
    }

    private FlybackResult backup(String... more) {
        return FlybackProcess.of("backup", "--all").with(more).in(folder).run();
    }

    private List<String> listed() {
        JsonNode dumps =
                FlybackProcess.of("list", "--json").in(folder).run().expect(0).json();
        return dumps.findValuesAsText("name").stream().sorted().toList();
    }

    private long waiting() {
        return Long.parseLong(databases
                .get(0)
                .database()
                .value("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock'"));
    }
}
