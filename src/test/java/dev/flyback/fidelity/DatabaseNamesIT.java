package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Databases whose names try to be something else. */
final class DatabaseNamesIT {
    static List<String> names() {
        return List.of(
                "UPPER semi;colon-- $$ plus+plus",
                "quote\"'back\\slash\n\\! touch marker\n",
                "percent%41&a=b?c#d",
                "path/../../etc",
                "..",
                "\u00e9t\u00e9 \u65e5\u672c \ud83d\ude00",
                "-rf");
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_database_of_any_name_comes_back(String name) {
        PostgresServer server = PostgresServers.newest();
        try (RoundTrip<TestDatabase> trip =
                new RoundTrip<>(server.databaseNamed(name, "UTF8"), server.freshDatabase())) {
            trip.script("V1__t.sql", "create table t (x text)").migrate().fill("insert into t values ('there')");
            FlybackProcess.of(
                            "backup",
                            "--store",
                            trip.store().toString(),
                            "--migrations",
                            trip.scripts().toString())
                    .on(trip.source())
                    .run()
                    .expect(0);
            assertThat(trip.dumps())
                    .hasSize(1)
                    .allMatch(dump -> dump.normalize().startsWith(trip.store()));
            FlybackProcess.of(
                            "restore", "--name=" + name, "--store", trip.store().toString())
                    .on(trip.target())
                    .run()
                    .expect(0);
            ContentOracle.assertSame(trip.source(), trip.target());
        }
    }
}
