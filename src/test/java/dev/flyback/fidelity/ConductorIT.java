package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.RealMigrations;
import dev.flyback.testing.TestDatabase;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema of a real application, at each of its versions. */
final class ConductorIT {
    /** What every version can hold. */
    private static final String ROWS = """
            insert into meta_workflow_def (name, version, latest_version, json_data) select 'w' || n, n, n, '{"name": "w"}' from generate_series(1, 20) n;
            insert into meta_task_def (name, json_data) select 't' || n, E'{"name":\\t"t"}\\n' from generate_series(1, 20) n;
            insert into meta_event_handler (name, event, active, json_data) select 'h' || n, 'e', n % 2 = 0, '\\.' from generate_series(1, 20) n;
            insert into event_execution (event_handler_name, event_name, message_id, execution_id, json_data) select 'h', 'e', 'm' || n, 'x' || n, '{}' from generate_series(1, 300) n;
            insert into workflow (workflow_id, correlation_id, json_data) select 'w' || n, nullif(n % 5, 0)::text, '{"🎁": null}' from generate_series(1, 500) n;
            insert into workflow_def_to_workflow (workflow_def, date_str, workflow_id) select 'w', '20260101', 'w' || n from generate_series(1, 500) n;
            insert into workflow_pending (workflow_type, workflow_id) select 'w', 'w' || n from generate_series(1, 100) n;
            insert into task (task_id, json_data) select 't' || n, repeat('x', n) from generate_series(1, 500) n;
            insert into workflow_to_task (workflow_id, task_id) select 'w' || n, 't' || n from generate_series(1, 500) n;
            insert into task_scheduled (workflow_id, task_key, task_id) select 'w' || n, 'k', 't' || n from generate_series(1, 100) n;
            insert into task_in_progress (task_def_name, task_id, workflow_id) select 'd', 't' || n, 'w' || n from generate_series(1, 100) n;
            insert into queue (queue_name) values ('q'), ('_decider');
            insert into queue_message (queue_name, message_id, priority, popped, payload) select 'q', 'm' || n, n % 3, n % 2 = 0, null from generate_series(1, 200) n;
            insert into poll_data (queue_name, domain, json_data) values ('q', 'DEFAULT', '{}');
            """;

    static IntStream versions() {
        return IntStream.rangeClosed(1, RealMigrations.NEWEST);
    }

    @ParameterizedTest(name = "V{0}")
    @MethodSource("versions")
    void a_dump_of_each_version_comes_back_at_that_version(int version) {
        PostgresServer server = version % 2 == 0 ? PostgresServers.newest() : PostgresServers.oldest();
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            RealMigrations.upTo(version, trip.scripts());
            trip.migrate().fill(ROWS);
            assertThat(trip.backup().expect(0).json().get("schemaVersion").asText())
                    .isEqualTo(Integer.toString(version));
            trip.restore().expect(0);
            ContentOracle.assertSame(trip.source(), trip.target());
        }
    }
}
