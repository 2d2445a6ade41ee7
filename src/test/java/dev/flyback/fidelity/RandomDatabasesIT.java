package dev.flyback.fidelity;

import dev.flyback.fidelity.RandomTables.Table;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.TestDatabase;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Databases of PostgreSQL that nobody thought of, there and back. */
final class RandomDatabasesIT {
    private static final RandomTables.Dialect POSTGRESQL = new RandomTables.Dialect() {
        @Override
        public List<String> types() {
            return List.of(
                    "text",
                    "bytea",
                    "double precision",
                    "numeric",
                    "bigint",
                    "text[]",
                    "jsonb",
                    "timestamptz",
                    "boolean");
        }

        @Override
        public String quoted(String name) {
            return PostgresServer.quoted(name);
        }

        @Override
        public String value(String type, String text, int number) {
            String quoted = PostgresServer.literal(text);
            return switch (type) {
                case "text" -> quoted;
                case "bytea" -> "convert_to(" + quoted + ", 'UTF8')";
                case "double precision" -> "'" + number / 7.0 * Math.pow(10, number % 300) + "'";
                case "numeric" -> number + "." + "0".repeat(Math.abs(number % 9)) + "10";
                case "bigint" -> Long.toString(number * 4_294_967_311L);
                case "text[]" -> "array[" + quoted + ", null, '']";
                case "jsonb" -> "to_jsonb(" + quoted + "::text)";
                case "timestamptz" -> "to_timestamp(" + number + " * 1000.000001)";
                default -> number % 2 == 0 ? "true" : "false";
            };
        }

        @Override
        public String folded(String name) {
            return name;
        }

        @Override
        public boolean allows(String name) {
            return true;
        }
    };

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void any_database_comes_back(@ForAll("databases") List<Table> tables) {
        PostgresServer server = tables.size() % 2 == 0 ? PostgresServers.newest() : PostgresServers.oldest();
        try (RoundTrip<TestDatabase> trip = RoundTrip.within(server)) {
            trip.script("V1__random.sql", RandomTables.definitions(tables, POSTGRESQL))
                    .flyway(flyway -> flyway.placeholderReplacement(false));
            trip.migrate().fill(RandomTables.rows(tables, POSTGRESQL));
            trip.thereAndBack();
        }
    }

    @Provide
    Arbitrary<List<Table>> databases() {
        return RandomTables.databases(POSTGRESQL);
    }
}
