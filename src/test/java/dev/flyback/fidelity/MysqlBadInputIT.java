package dev.flyback.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.OnEveryMysqlServer;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What users get wrong of MySQL and MariaDB is answered with what, why and what next. */
final class MysqlBadInputIT {
    @TempDir
    Path folder;

    @OnEveryMysqlServer
    void a_server_a_database_or_an_account_that_cannot_be_had(MysqlServer server) {
        server.accountNamed(MysqlServer.OWNER);
        String there = server.url("mysql");
        assertAnswered(backup(server.url("nowhere"), MysqlServer.PASSWORD), "nowhere", "rights", "database's name");
        assertAnswered(backup(there, "geheim"), MysqlServer.OWNER, "FLYBACK_PASSWORD");
        assertAnswered(
                backup("jdbc:" + server.engine() + "://127.0.0.1:1/x", MysqlServer.PASSWORD), "127.0.0.1:1", "port");
    }

    @OnEveryMysqlServer
    void a_failed_migration_refuses_the_backup(MysqlServer server) {
        try (RoundTrip<MysqlDatabase> trip = MysqlBackupIT.simple(server)) {
            trip.source().execute("update flyway_schema_history set success = 0");

            JsonNode error = trip.backup().expect(4).error();

            assertThat(error.get("message").asText()).contains("V1__t.sql");
            assertThat(trip.store()).doesNotExist();
        }
    }

    private FlybackProcess backup(String url, String password) {
        return FlybackProcess.of("backup", "--url", url, "--username", MysqlServer.OWNER, "--json")
                .with("--store", folder.resolve("store").toString())
                .environment("FLYBACK_PASSWORD", password);
    }

    private static void assertAnswered(FlybackProcess run, String message, String... hints) {
        FlybackResult result = run.run().expect(4);
        assertThat(result.error().get("message").asText()).contains(message);
        assertThat(result.error().get("hint").asText()).containsAnyOf(hints);
        assertThat(result.standardError()).doesNotContain("geheim", "\tat ");
    }
}
