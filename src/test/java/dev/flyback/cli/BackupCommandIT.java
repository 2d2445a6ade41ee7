package dev.flyback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandIT {
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

    @Test
    void backup_prints_the_key_of_the_dump_and_nothing_else() {
        FlybackResult run = backup().run().expect(0);

        String name = orders.database().name();
        assertThat(run.output()).matches(name + "/2/\\d{8}T\\d{6}Z-[0-9a-f]{16}\\.sql\\.zst\n");
        assertThat(store().resolve(run.output().strip())).isRegularFile();
        assertThat(run.standardError()).contains("dump: 2,003 rows").contains("Dumped 2 tables, 2,003 rows");
    }

    @Test
    void backup_as_json_is_the_dump_with_its_warnings() {
        JsonNode dump = backup().with("--json").run().expect(0).json();

        List<String> names = new ArrayList<>();
        dump.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactly(
                        "id",
                        "key",
                        "store",
                        "name",
                        "database",
                        "engine",
                        "serverVersion",
                        "schemaVersion",
                        "historyTable",
                        "fingerprint",
                        "startedAt",
                        "finishedAt",
                        "tables",
                        "rows",
                        "bytes",
                        "storedBytes",
                        "flybackVersion",
                        "warnings");
        assertThat(dump.get("rows").asLong()).isEqualTo(2003);
        assertThat(dump.get("engine").asText()).isEqualTo("postgresql");
        assertThat(dump.get("historyTable").asText()).isEqualTo("public.flyway_schema_history");
        assertThat(dump.get("warnings")).isEmpty();
        JsonNode listed = run("list", "--json").json().get(0);
        listed.fieldNames()
                .forEachRemaining(field -> assertThat(dump.get(field)).isEqualTo(listed.get(field)));
    }

    @Test
    void a_script_that_is_missing_is_a_warning() throws IOException {
        Files.delete(orders.migrations().resolve("V2__orders.sql"));

        assertThat(backup().run().expect(0).standardError())
                .contains("Warning:")
                .contains("V2__orders.sql");
        assertThat(backup().with("--json")
                        .run()
                        .expect(0)
                        .json()
                        .get("warnings")
                        .get(0)
                        .asText())
                .contains("V2__orders.sql");
    }

    @Test
    void quiet_says_nothing_but_the_key() {
        FlybackResult run = backup().with("--quiet").run().expect(0);

        assertThat(run.standardError()).isEmpty();
        assertThat(run.output().lines()).hasSize(1);
    }

    @Test
    void the_name_in_the_store_may_be_any_text() {
        FlybackResult run = backup().with("--name", "../\u00fcber & out").run().expect(0);

        assertThat(run.output()).startsWith("%2E.%2F%C3%BCber%20%26%20out/2/");
        assertThat(run("list", "../\u00fcber & out", "--json").json()).hasSize(1);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("migrations", "store");
    }

    @Test
    void a_table_that_shrank_is_a_finding() {
        backup().run().expect(0);
        orders.database().execute("delete from orders where id > 1000");

        assertThat(backup().run().expect(0).standardError()).doesNotContain("shrank");
        orders.database().execute("delete from orders where id > 500");
        FlybackResult warned =
                backup().with("--max-shrink", "20", "--json").run().expect(3);
        assertThat(warned.json().get("warnings").get(0).asText()).contains("public.orders", "1000 to 500");

        orders.database().execute("delete from orders");
        FlybackResult failed = backup().with("--max-shrink", "20", "--on-anomaly", "fail", "--json")
                .run()
                .expect(3);
        assertThat(failed.error().get("name").asText()).isEqualTo("FINDINGS");
        assertThat(failed.error().get("message").asText()).contains("public.orders");
        assertThat(run("list", "--json").json()).hasSize(4);
    }

    @Test
    void the_password_may_stand_in_a_file_or_in_a_url_of_the_environment() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), PostgresServer.PASSWORD + "\n");
        String url = orders.database().url();

        FlybackProcess.of("backup", "--store", store().toString(), "--url", url)
                .with("--username", orders.database().owner(), "--password-file", file.toString())
                .run()
                .expect(0);
        FlybackProcess.of("backup", "--store", store().toString())
                .environment("FLYBACK_URL", url)
                .environment("FLYBACK_USERNAME", orders.database().owner())
                .environment("FLYBACK_PASSWORD_FILE", file.toString())
                .run()
                .expect(0);
        FlybackProcess.of("backup", "--store", store().toString())
                .environment(
                        "FLYBACK_URL",
                        url.replace("//", "//" + orders.database().owner() + ":p%40ss%20w0rd%2F%E2%82%AC@"))
                .run()
                .expect(0);
    }

    @Test
    void a_database_of_the_configuration_file_is_backed_up_by_its_name() throws IOException {
        Files.writeString(folder.resolve("flyback.yaml"), """
                flyback:
                  store: store
                  password: '%s'
                  databases:
                    shop:
                      url: %s
                      username: %s
                      migrations: [migrations]
                """.formatted(
                        PostgresServer.PASSWORD,
                        orders.database().url(),
                        orders.database().owner()));

        FlybackResult run = FlybackProcess.of("backup", "shop").in(folder).run().expect(0);
        assertThat(run.output()).startsWith("shop/2/");
        assertThat(FlybackProcess.of("list", "shop", "--json")
                        .in(folder)
                        .run()
                        .expect(0)
                        .json())
                .hasSize(1);
    }

    @Test
    void a_database_without_a_history_needs_a_word_more() {
        try (TestDatabase bare = PostgresServers.newest().freshDatabase()) {
            bare.execute("create table notes (text text)");

            FlybackResult refused = FlybackProcess.of("backup", "--store", store().toString(), "--json")
                    .on(bare)
                    .run();
            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.error().get("hint").asText()).contains("--unversioned");

            JsonNode dump = FlybackProcess.of("backup", "--store", store().toString(), "--unversioned", "--json")
                    .on(bare)
                    .run()
                    .expect(0)
                    .json();
            assertThat(dump.get("schemaVersion").isNull()).isTrue();
            assertThat(dump.get("key").asText()).contains("/unversioned/");
        }
    }

    private FlybackProcess backup() {
        return FlybackProcess.of("backup", "--store", store().toString())
                .with("--migrations", orders.migrations().toString())
                .on(orders.database());
    }

    private FlybackResult run(String... arguments) {
        return FlybackProcess.of(arguments)
                .with("--store", store().toString())
                .run()
                .expect(0);
    }

    private Path store() {
        return folder.resolve("store");
    }
}
