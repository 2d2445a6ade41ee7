package dev.flyback.cli.prune;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flyback.catalog.SampleDumps;
import dev.flyback.cli.CommandRun;
import dev.flyback.storage.local.LocalStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PruneCommandTest {
    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void dumps_of_two_databases() {
        folder = temporary.resolve("store");
        put(folder, "orders", "1", "2026-01-01T00:00:00Z", "aa00000000000001");
        put(folder, "orders", "2", "2026-01-02T00:00:00Z", "aa00000000000002");
        put(folder, "orders", "2", "2026-01-02T12:00:00Z", "aa00000000000003");
        put(folder, "billing", null, "2026-01-01T00:00:00Z", "bb00000000000001");
        put(folder, "billing", null, "2026-01-02T00:00:00Z", "bb00000000000002");
    }

    @Test
    void text_has_a_line_for_each_dump_with_its_reasons() {
        CommandRun run = run("prune", "orders", "--keep-daily", "1", "--keep-per-schema-version", "1");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output().lines())
                .containsExactly(
                        "KEY                                                 DECISION    REASONS",
                        "orders/1/20260101T000000Z-aa00000000000001.sql.zst  kept        schema version 1: 1 of 1",
                        "orders/2/20260102T000000Z-aa00000000000002.sql.zst  removed     day 2026-01-02 has a newer one;"
                                + " schema version 2 has 1 newer one",
                        "orders/2/20260102T120000Z-aa00000000000003.sql.zst  kept        the newest dump of orders;"
                                + " newest of day 2026-01-02 (1 of 1); schema version 2: 1 of 1");
        assertThat(run.errors()).startsWith("Removed 1 of 3 dumps, ");
        assertThat(stored())
                .containsExactly("aa00000000000001", "aa00000000000003", "bb00000000000001", "bb00000000000002");
    }

    @Test
    void json_has_dumps_with_reasons() {
        JsonNode json =
                run("prune", "orders", "--keep-schema-version", "1,3", "--json").json();

        assertThat(names(json))
                .containsExactly(
                        "kept",
                        "removed",
                        "locked",
                        "pending",
                        "other",
                        "otherCount",
                        "abandonedWrites",
                        "failures",
                        "dryRun",
                        "warnings");
        JsonNode removed = json.get("removed");
        assertThat(removed).hasSize(1);
        assertThat(removed.get(0).get("id").asText()).isEqualTo("aa00000000000002");
        assertThat(removed.get(0).get("store").asText()).isEqualTo("file:" + folder);
        assertThat(removed.get(0).get("rows").isNull()).isTrue();
        assertThat(removed.get(0).get("reason").asText()).isEqualTo("its schema version is not kept");
        assertThat(json.get("kept").get(1).get("reasons").get(0).asText()).isEqualTo("the newest dump of orders");
        assertThat(json.get("dryRun").asBoolean()).isFalse();
    }

    @Test
    void a_dry_run_removes_nothing() {
        CommandRun text = run("prune", "--all", "--keep-last", "1", "--dry-run");
        CommandRun json = run("prune", "--all", "--keep-last", "1", "--dry-run", "--json");

        assertThat(text.output()).contains("to remove").doesNotContain("removed");
        assertThat(text.errors()).startsWith("Would remove 3 of 5 dumps");
        assertThat(ids(json.json(), "removed"))
                .containsExactlyInAnyOrder("bb00000000000001", "aa00000000000001", "aa00000000000002");
        assertThat(json.json().get("dryRun").asBoolean()).isTrue();
        assertThat(stored()).hasSize(5);
    }

    @Test
    void other_things_are_told_and_are_no_finding_but_a_damaged_dump_is() throws IOException {
        Files.writeString(folder.resolve("orders/notes.txt"), "mine");
        Files.writeString(folder.resolve("orders/notes\tof all.txt"), "mine");
        CommandRun run = run("prune", "orders", "--keep-last", "2");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).containsPattern("orders/notes.txt +other +its key is not that of a dump");
        assertThat(run.output()).containsPattern("orders/notes..0009of all.txt +other ");
        assertThat(run.errors()).contains("2 other objects");

        Path damaged = folder.resolve("orders/2/20260102T000000Z-aa00000000000002.sql.zst");
        Files.write(damaged, Arrays.copyOf(Files.readAllBytes(damaged), 100));
        CommandRun finding = run("prune", "orders", "--keep-last", "1", "--json");

        assertThat(finding.exitCode()).isEqualTo(3);
        assertThat(finding.json().get("otherCount").asInt()).isEqualTo(3);
        assertThat(finding.json().get("other").get(0).get("reason").asText()).contains("its end is not that of a dump");
        assertThat(damaged).exists();
        assertThat(folder.resolve("orders/notes.txt")).exists();
    }

    @Test
    void what_killed_backups_left_is_removed_when_it_is_old_enough() throws IOException {
        Path leftover = Files.writeString(folder.resolve(".incomplete/dead.part"), "half");
        Files.setLastModifiedTime(leftover, FileTime.from(Instant.now().minus(Duration.ofDays(3))));

        assertThat(run("prune", "orders", "--keep-last", "9").errors()).doesNotContain("unfinished");
        JsonNode dry = run("prune", "orders", "--keep-last", "9", "--unfinished-after", "2d", "--dry-run", "--json")
                .json();
        assertThat(dry.get("abandonedWrites").get(0).get("name").asText()).isEqualTo(".incomplete/dead.part");
        assertThat(leftover).exists();
        assertThat(run("prune", "orders", "--keep-last", "9", "--unfinished-after", "2d")
                        .errors())
                .contains("Abandoned 1 unfinished write");
        assertThat(leftover).doesNotExist();
    }

    @Test
    void rules_come_from_the_environment_too() {
        CommandRun run = CommandRun.with(
                Map.of("FLYBACK_KEEP_DAILY", "1", "FLYBACK_DRY_RUN", "true", "FLYBACK_NAME", "orders"),
                "prune",
                "--json",
                "--store",
                folder.toString());

        assertThat(ids(run.json(), "removed")).containsExactly("aa00000000000001", "aa00000000000002");
        assertThat(stored()).hasSize(5);
    }

    @Test
    void the_database_of_the_url_is_meant_if_none_is_named() {
        assertThat(ids(
                        run("prune", "--url", "postgres://h/billing", "--keep-last", "1", "--json")
                                .json(),
                        "removed"))
                .containsExactly("bb00000000000001");
    }

    @Test
    void each_database_of_the_file_has_its_own_rules_before_those_of_all() throws IOException {
        String config = config("flyback:", "  keep-last: 1", "  databases:", "    orders:", "      keep-last: 2");

        assertThat(ids(
                        run("prune", "orders", "--dry-run", "--json", "--config", config)
                                .json(),
                        "removed"))
                .containsExactly("aa00000000000001");
        assertThat(ids(run("prune", "--json", "--config", config, "--all").json(), "removed"))
                .containsExactlyInAnyOrder("aa00000000000001", "bb00000000000001");
        assertThat(ids(
                        run("prune", "--all", "--json", "--config", config, "--keep-last", "1")
                                .json(),
                        "removed"))
                .as("a flag wins over the sections")
                .containsExactly("aa00000000000002");
    }

    @Test
    void a_database_without_rules_keeps_all_where_others_have_some() throws IOException {
        String config = config("flyback:", "  databases:", "    orders:", "      keep-last: 2");

        JsonNode json = run("prune", "--all", "--json", "--config", config).json();
        assertThat(ids(json, "removed")).containsExactly("aa00000000000001");
        assertThat(json.get("kept").get(0).get("reason").asText()).isEqualTo("no rule is set for billing");
    }

    @Test
    void a_name_that_a_section_has_in_the_store_stands_for_the_section() throws IOException {
        String config = config(
                "flyback:", "  keep-last: 1", "  databases:", "    shop:", "      name: orders", "      keep-last: 2");

        for (List<String> which :
                List.of(List.of("shop"), List.of("orders"), List.of("--name", "orders"), List.of("--all"))) {
            List<String> arguments = new ArrayList<>(List.of("prune", "--dry-run", "--json", "--config", config));
            arguments.addAll(which);
            assertThat(ids(run(arguments.toArray(String[]::new)).json(), "removed"))
                    .as("%s", which)
                    .contains("aa00000000000001")
                    .doesNotContain("aa00000000000002");
        }
    }

    @Test
    void a_name_never_brings_the_rules_of_another_section() throws IOException {
        String config = config(
                "flyback:",
                "  keep-last: 9",
                "  databases:",
                "    billing:",
                "      keep-last: 1",
                "    orders:",
                "      keep-last: 2");

        assertThat(ids(
                        run("prune", "--dry-run", "--json", "--config", config, "--name", "orders")
                                .json(),
                        "removed"))
                .containsExactly("aa00000000000001");
        assertThat(ids(
                        run(Map.of("FLYBACK_NAME", "orders"), "prune", "--dry-run", "--json", "--config", config)
                                .json(),
                        "removed"))
                .containsExactly("aa00000000000001");
    }

    @Test
    void a_name_beside_a_variable_that_names_another_database_is_refused() throws IOException {
        String config = config("flyback:", "  databases:", "    orders:", "      keep-last: 1");

        CommandRun run = run(Map.of("FLYBACK_NAME", "billing"), "prune", "orders", "--config", config);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("'orders' is given, but FLYBACK_NAME");
        assertThat(stored()).hasSize(5);
    }

    @Test
    void a_name_that_two_sections_have_in_their_stores_is_refused() throws IOException {
        String config = config(
                "flyback:",
                "  keep-last: 1",
                "  databases:",
                "    east: {name: orders}",
                "    west: {name: orders, store: /elsewhere}");

        CommandRun run = run("prune", "orders", "--config", config);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("'orders'", "flyback prune east, or flyback prune west");
        assertThat(stored()).hasSize(5);
    }

    @Test
    void sections_may_have_stores_of_their_own_in_which_nothing_else_is_pruned() throws IOException {
        Path other = temporary.resolve("other");
        put(other, "shop", "1", "2026-01-01T00:00:00Z", "cc00000000000001");
        put(other, "shop", "1", "2026-01-02T00:00:00Z", "cc00000000000002");
        put(other, "stock", "1", "2026-01-01T00:00:00Z", "dd00000000000001");
        put(other, "stock", "1", "2026-01-02T00:00:00Z", "dd00000000000002");
        String config = config(
                "flyback:",
                "  store: " + folder,
                "  keep-last: 1",
                "  databases:",
                "    shop:",
                "      store: file:" + other);

        JsonNode json =
                CommandRun.of("prune", "--all", "--json", "--config", config).json();
        assertThat(ids(json, "removed"))
                .containsExactlyInAnyOrder(
                        "bb00000000000001", "aa00000000000001", "aa00000000000002", "cc00000000000001");
        assertThat(json.get("removed").get(3).get("store").asText()).isEqualTo("file:" + other);
    }

    @Test
    void a_store_that_fails_hides_nothing_of_the_others_and_keeps_none_from_being_pruned() throws IOException {
        Path file = Files.writeString(temporary.resolve("no-folder"), "");
        Path other = temporary.resolve("other");
        put(other, "shop", "1", "2026-01-01T00:00:00Z", "cc00000000000001");
        put(other, "shop", "1", "2026-01-02T00:00:00Z", "cc00000000000002");
        String config = config(
                "flyback:",
                "  store: " + file,
                "  keep-last: 1",
                "  databases:",
                "    orders: {store: '" + folder + "'}",
                "    shop: {store: '" + other + "'}");

        CommandRun one = CommandRun.of("prune", "--all", "--json", "--config", config);
        assertThat(one.exitCode()).isEqualTo(5);
        assertThat(ids(one.json(), "removed"))
                .containsExactly("aa00000000000001", "aa00000000000002", "cc00000000000001");
        assertThat(one.json().get("failures").get(0).get("store").asText()).isEqualTo("file:" + file);
        assertThat(one.error().get("message").asText()).contains("no-folder");

        config("flyback:", "  store: " + file, "  keep-last: 1", "  databases:", "    shop: {store: '" + file + "/x'}");
        CommandRun text = CommandRun.of("prune", "--all", "--config", config);
        assertThat(text.exitCode()).isEqualTo(5);
        assertThat(text.errors()).contains("file:" + file + ": Error:", "file:" + file + "/x: Error:");
        CommandRun json = CommandRun.of("prune", "--all", "--json", "--config", config);
        assertThat(json.error().get("message").asText()).contains("2 of 2 stores");
        assertThat(json.json().get("failures")).hasSize(2);
    }

    @Test
    void a_dry_run_in_a_section_is_not_overlooked() throws IOException {
        String config = config("flyback:", "  keep-last: 1", "  databases:", "    orders:", "      dry-run: true");

        assertThat(run("prune", "--all", "--json", "--config", config)
                        .json()
                        .get("dryRun")
                        .asBoolean())
                .isTrue();
        assertThat(stored()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prune orders|No rule says which dumps to keep|--keep-last",
                "prune --all|No rule says which dumps to keep|--keep-last",
                "prune orders --keep-last 0|No rule says which dumps to keep|--keep-last",
                "prune orders --keep-daily -1|--keep-daily -1 is negative|how many",
                "prune orders --keep-last many|many|--help",
                "prune orders --keep-within 3weeks|3weeks|--help",
                "prune orders --keep-within -1d|-1d|--help",
                "prune --keep-last 1|The dumps of which database?|--all",
                "prune orders --all --keep-last 1|exclude each other|Leave one",
                "prune --name orders --all --keep-last 1|exclude each other|Leave one",
                "prune orders --name orders --keep-last 1|exclude each other|Leave one",
                "prune --url postgres://u:secret@h/orders --keep-last 1|A password in --url is refused|not needed",
                "prune orders billing --keep-last 1|billing|--help",
            })
    void bad_input_is_refused_and_nothing_is_removed(String line, String message, String hint) {
        CommandRun run = run(line.split(" ", -1));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains(message, hint).doesNotContain("secret");
        assertThat(stored()).hasSize(5);
    }

    @Test
    void a_bad_value_in_a_section_is_refused_before_anything_is_removed() throws IOException {
        String negative = config("flyback:", "  keep-last: 1", "  databases:", "    orders:", "      keep-last: -2");
        CommandRun run = run("prune", "--all", "--config", negative);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("--keep-last -2 is negative");

        String word = config("flyback:", "  keep-last: 1", "  databases:", "    orders:", "      keep-last: some");
        run = run("prune", "--all", "--config", word);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("some", "flyback.keep-last");

        String twice = config(
                "flyback:",
                "  keep-last: 1",
                "  databases:",
                "    orders:",
                "      keep-last: 2",
                "    shop:",
                "      name: orders");
        run = run("prune", "--all", "--config", twice);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("one name in one store: orders");
        assertThat(stored()).hasSize(5);
    }

    @Test
    void a_reader_that_has_seen_enough_is_no_failure_but_a_full_disk_is() {
        for (String form : List.of("--json", "--quiet")) {
            String[] line = {"prune", "orders", "--keep-last", "9", "--store", folder.toString(), form};

            assertThat(CommandRun.failing("Broken pipe", line)).isEqualTo(new CommandRun(0, "", ""));
            assertThat(CommandRun.failing("No space left on device", line).exitCode())
                    .isEqualTo(5);
        }
    }

    @Test
    void a_database_without_dumps_is_no_failure() {
        CommandRun run = run("prune", "none", "--keep-last", "1");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).isEmpty();
        assertThat(run.errors()).contains("0 dumps");
    }

    private static void put(Path store, String name, String version, String startedAt, String id) {
        SampleDumps.put(new LocalStore(store), SampleDumps.key(name, version, startedAt, id));
    }

    private String config(String... lines) throws IOException {
        return Files.write(temporary.resolve("flyback.yaml"), List.of(lines)).toString();
    }

    private CommandRun run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private CommandRun run(Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--store", folder.toString()));
        return CommandRun.with(environment, all.toArray(String[]::new));
    }

    private List<String> stored() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".sql.zst"))
                    .map(file -> file.substring(17, 33))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> ids(JsonNode json, String field) {
        List<String> ids = new ArrayList<>();
        json.get(field).forEach(dump -> ids.add(dump.get("id").asText()));
        return ids;
    }

    private static List<String> names(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
