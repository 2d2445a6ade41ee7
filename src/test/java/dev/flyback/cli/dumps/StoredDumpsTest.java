package dev.flyback.cli.dumps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flyback.catalog.SampleDumps;
import dev.flyback.cli.CommandRun;
import dev.flyback.storage.local.LocalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs dumps, but no database: list, show, verify, cat. */
class StoredDumpsTest {
    private static final List<String> DUMP_FIELDS = List.of(
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
            "flybackVersion");

    @TempDir
    Path folder;

    @BeforeEach
    void three_dumps() {
        put("orders", "1", "2026-01-01T00:00:00Z", "aa00000000000001");
        put("orders", "2", "2026-01-02T00:00:00Z", "aa00000000000002");
        put("billing", null, "2026-01-03T00:00:00Z", "bb00000000000003");
    }

    @Test
    void list_prints_a_table_newest_last() {
        CommandRun run = run("list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output().lines().map(line -> line.substring(0, Math.max(2, line.indexOf(" ")))))
                .containsExactly("ID", "aa00000000000001", "aa00000000000002", "bb00000000000003");
        assertThat(run.output()).contains("billing  -  ");
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void list_as_json_has_every_field_of_a_dump() {
        JsonNode dumps = run("list", "--json").json();

        assertThat(dumps).hasSize(3);
        for (JsonNode dump : dumps) {
            List<String> names = new ArrayList<>();
            dump.fieldNames().forEachRemaining(names::add);
            assertThat(names).containsExactlyElementsOf(DUMP_FIELDS);
        }
        assertThat(dumps.get(0).get("rows").asInt()).isEqualTo(4);
        assertThat(dumps.get(0).get("store").asText()).isEqualTo("file:" + folder);
        assertThat(dumps.get(2).get("schemaVersion").isNull()).isTrue();
        assertThat(dumps.get(2).get("historyTable").isNull()).isTrue();
    }

    @Test
    void list_restricts_by_name_version_time_and_number() {
        assertThat(ids("list", "orders")).containsExactly("aa00000000000001", "aa00000000000002");
        assertThat(ids("list", "--schema-version", "2")).containsExactly("aa00000000000002");
        assertThat(ids("list", "--before", "2026-01-02")).containsExactly("aa00000000000001");
        assertThat(ids("list", "--after", "2026-01-02", "orders")).containsExactly("aa00000000000002");
        assertThat(ids("list", "--limit", "1")).containsExactly("bb00000000000003");
        assertThat(ids("list", "none")).isEmpty();
    }

    @Test
    void an_empty_store_lists_nothing_and_is_no_failure() {
        CommandRun run = CommandRun.of(
                "list", "--json", "--store", folder.resolve("none").toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.json()).isEmpty();
    }

    @Test
    void a_damaged_dump_is_listed_as_such_and_is_a_finding() throws IOException {
        cut("orders/2/20260102T000000Z-aa00000000000002.sql.zst");

        CommandRun table = run("list");
        CommandRun json = run("list", "--json");

        assertThat(table.exitCode()).isEqualTo(3);
        assertThat(table.output()).containsPattern("aa00000000000002 .*damaged");
        assertThat(json.exitCode()).isEqualTo(3);
        assertThat(json.json().get(1).get("rows").isNull()).isTrue();
        assertThat(json.json().get(1).get("damage").asText()).contains("its end is missing");
        assertThat(json.json().get(2).has("damage")).isFalse();
    }

    @Test
    void show_tells_everything_of_the_index() {
        JsonNode dump = run("show", "aa00000000000002", "--json").json();

        assertThat(dump.get("schemaVersion").asText()).isEqualTo("2");
        assertThat(dump.get("migrations").get(0).get("script").asText()).isEqualTo("V1__orders.sql");
        assertThat(dump.get("migrations").get(0).get("embedded").asBoolean()).isTrue();
        assertThat(dump.get("tables").get(0).get("name").asText()).isEqualTo("public.orders");
        assertThat(dump.get("tables").get(0).get("columns")).hasSize(2);
        assertThat(dump.get("tables").get(0).get("rows").asInt()).isEqualTo(3);
        assertThat(dump.get("tables").get(0).get("contentHash").asText()).hasSize(32);
        assertThat(dump.get("sequences")).isEmpty();
        assertThat(dump.get("notMadeByMigrations").get(0).asText()).isEqualTo("public.items");
    }

    @Test
    void show_without_a_dump_shows_the_latest_of_what_is_meant() {
        assertThat(run("show", "--json").json().get("id").asText()).isEqualTo("bb00000000000003");
        assertThat(run("show", "--json", "--name", "orders").json().get("id").asText())
                .isEqualTo("aa00000000000002");
        assertThat(run("show").output())
                .contains("billing")
                .contains("public.orders")
                .contains("Schema version  none");
    }

    @Test
    void verify_says_so_when_all_is_well() {
        assertThat(run("verify", "aa00000000000001").output()).contains("every byte is right");
        assertThat(run("verify", "--quick").output()).contains("index and size");
        JsonNode result = run("verify", "--json").json();
        assertThat(result.get("id").asText()).isEqualTo("bb00000000000003");
        assertThat(result.get("ok").asBoolean()).isTrue();
        assertThat(result.get("problems")).isEmpty();
    }

    @Test
    void verify_fails_on_damage_and_gives_the_result_all_the_same() throws IOException {
        cut("orders/2/20260102T000000Z-aa00000000000002.sql.zst");

        CommandRun run = run("verify", "aa00000000000002", "--json");

        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.json().get("ok").asBoolean()).isFalse();
        assertThat(run.json().get("problems").get(0).asText()).contains("its end is missing");
        assertThat(run.error().get("name").asText()).isEqualTo("DUMP_DAMAGED");
    }

    @Test
    void verify_says_once_that_a_dump_is_damaged() throws IOException {
        cut("orders/2/20260102T000000Z-aa00000000000002.sql.zst");
        flip("orders/1/20260101T000000Z-aa00000000000001.sql.zst");

        for (String id : List.of("aa00000000000001", "aa00000000000002")) {
            CommandRun run = run("verify", id, "--json");
            assertThat(run.exitCode()).isEqualTo(7);
            assertThat(run.error().get("message").asText())
                    .containsOnlyOnce("damaged")
                    .contains(id);
        }
    }

    @Test
    void cat_prints_sql_and_nothing_else() {
        assertThat(run("cat", "aa00000000000001").output())
                .startsWith("-- preamble\n")
                .endsWith("-- end\n");
        assertThat(run("cat", "aa00000000000001", "--table", "items").output())
                .contains("7\tseven")
                .doesNotContain("first");
        assertThat(run("cat", "aa00000000000001", "--migrations").output()).contains(SampleDumps.SCRIPT);
    }

    @Test
    void cat_of_a_table_that_is_not_there_suggests_one_that_is() {
        CommandRun run = run("cat", "--table", "public.order");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("'public.order'").contains("public.orders");
    }

    @Test
    void cat_takes_one_choice_only() {
        assertThat(run("cat", "--table", "items", "--migrations").exitCode()).isEqualTo(2);
    }

    @Test
    void a_reader_that_has_seen_enough_is_no_failure_but_a_full_disk_is() {
        for (String command : List.of("list", "cat", "show")) {
            assertThat(CommandRun.failing("Broken pipe", command, "--store", folder.toString()))
                    .isEqualTo(new CommandRun(0, "", ""));
            CommandRun full = CommandRun.failing("No space left on device", command, "--store", folder.toString());
            assertThat(full.exitCode()).isEqualTo(5);
            assertThat(full.errors()).contains("standard output", "No space left");
        }
    }

    @Test
    void restore_does_not_guess_the_database() {
        CommandRun run = run("restore", "--json", "--url", "postgres://127.0.0.1:1/x");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.error().get("message").asText()).contains("billing, orders");
        assertThat(run.error().get("hint").asText()).contains("--name");
    }

    private void put(String name, String version, String startedAt, String id) {
        SampleDumps.put(new LocalStore(folder), SampleDumps.key(name, version, startedAt, id));
    }

    private void cut(String key) throws IOException {
        Path file = folder.resolve(key);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 10));
    }

    /** Damages the first frame. */
    private void flip(String key) throws IOException {
        Path file = folder.resolve(key);
        byte[] bytes = Files.readAllBytes(file);
        bytes[20] ^= 1;
        Files.write(file, bytes);
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--store", folder.toString(), "--progress", "none"));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private List<String> ids(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        List<String> ids = new ArrayList<>();
        run(all.toArray(String[]::new))
                .json()
                .forEach(dump -> ids.add(dump.get("id").asText()));
        return ids;
    }
}
