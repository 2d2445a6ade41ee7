package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flyback.testing.OnEveryServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;

/** Functions that name things without their schema work only in sessions whose search path has it, which those of a restore have not. */
final class UnqualifiedNamesIT {
    private static final String SCRIPT = """
            create function strip(x text) returns text immutable language sql as 'select ltrim(x)';
            create function norm(x text) returns text immutable language plpgsql as 'begin return lower(strip(x)); end';
            create table people (id int primary key, name text);
            create index people_norm on people (norm(name));
            """;

    @OnEveryServer
    void the_function_is_to_be_given_a_path_and_the_restore_goes_on(PostgresServer server) {
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__people.sql", SCRIPT)
                    .migrate()
                    .fill("insert into people select n, '  Someone ' || n from generate_series(1, 50) n");
            trip.backup().expect(0);
            JsonNode error = trip.restore().expect(4).error();
            assertThat(error.get("message").asText()).contains("function strip(text) does not exist");
            assertThat(error.get("hint").asText()).contains("ALTER FUNCTION", "SET search_path", "--resume");
            trip.target().execute("alter function norm(text) set search_path = public");
            trip.restore("--resume").expect(0);
            trip.source().execute("alter function norm(text) set search_path = public");
            trip.target().assertSameAs(trip.source());
        }
    }
}
