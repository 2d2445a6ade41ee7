package dev.flyback.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.catalog.SampleDumps;
import dev.flyback.cli.CommandRun;
import dev.flyback.storage.local.LocalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void stores_that_can_be_told_apart() {
        for (String name : new String[] {"flag", "environment", "file", "section"}) {
            SampleDumps.put(
                    new LocalStore(folder.resolve(name)),
                    SampleDumps.key(name, "1", "2026-01-01T00:00:00Z", "0123456789abcdef"));
        }
    }

    @Test
    void flags_win_over_the_environment_and_that_over_the_file() throws IOException {
        String file = file("flyback:\n  store: " + folder.resolve("file") + "\n");
        Map<String, String> environment =
                Map.of("FLYBACK_STORE", folder.resolve("environment").toString());

        assertThat(name(Map.of(), "--config", file)).isEqualTo("file");
        assertThat(name(environment, "--config", file)).isEqualTo("environment");
        assertThat(name(
                        environment,
                        "--config",
                        file,
                        "--store",
                        folder.resolve("flag").toString()))
                .isEqualTo("flag");
    }

    @Test
    void the_file_can_be_named_in_the_environment() throws IOException {
        String file = file("flyback.store: " + folder.resolve("file") + "\n");

        assertThat(name(Map.of("FLYBACK_CONFIG", file))).isEqualTo("file");
    }

    @Test
    void an_empty_variable_counts_as_none() throws IOException {
        String file = file("flyback:\n  store: " + folder.resolve("file") + "\n  name: ~\n  quiet:\n");

        assertThat(name(Map.of("FLYBACK_STORE", "", "FLYBACK_JSON", ""), "--config", file))
                .isEqualTo("file");
    }

    @Test
    void a_switch_that_is_on_stays_on_when_it_is_given_as_well() {
        Map<String, String> environment = Map.of("FLYBACK_JSON", "true", "FLYBACK_STORE", folder + "/file");

        assertThat(CommandRun.with(environment, "list").output()).startsWith("[");
        assertThat(CommandRun.with(environment, "list", "--json").output()).startsWith("[");
        assertThat(CommandRun.with(environment, "list", "--json=false").output())
                .startsWith("ID ");
    }

    @Test
    void an_unknown_key_is_refused_with_its_line_and_a_suggestion() throws IOException {
        CommandRun run = CommandRun.of("list", "--json", "--config", file("flyback:\n  jobs: 1\n  histroy-table: x\n"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error().get("message").asText()).contains("line 3").contains("'flyback.histroy-table'");
        assertThat(run.error().get("hint").asText()).contains("history-table");
    }

    @Test
    void keys_outside_of_flyback_are_refused() throws IOException {
        assertThat(message("store: /backups\n")).contains("line 1").contains("'store'");
        assertThat(message("flyback:\n  databases:\n    orders:\n      storee: x\n"))
                .contains("'flyback.databases.orders.storee'");
        assertThat(message("flyback:\n  databases: x\n")).contains("'flyback.databases'");
        assertThat(message("flyback: x\n")).contains("'flyback'");
        assertThat(message("flyback:\n  url:\n    host: x\n")).contains("'flyback.url.host'");
    }

    @Test
    void a_key_that_is_set_twice_is_refused() throws IOException {
        assertThat(message("flyback:\n  store: a\n  store: b\n"))
                .contains("line 3")
                .contains("twice");
        assertThat(message("flyback.store: a\nflyback:\n  store: b\n")).contains("twice");
    }

    @Test
    void what_is_not_yaml_is_refused_with_its_line() throws IOException {
        assertThat(message("flyback: {store: [\n")).contains("line 2");
        assertThat(message("- a\n- b\n")).contains("line 1");
        assertThat(message("flyback:\n  migrations: [[a]]\n")).contains("line 2");
    }

    @Test
    void an_empty_file_sets_nothing() throws IOException {
        assertThat(CommandRun.of("list", "--store", folder + "/file", "--config", file("# nothing\n"))
                        .exitCode())
                .isZero();
    }

    @Test
    void a_bad_value_tells_where_it_comes_from() throws IOException {
        assertThat(CommandRun.of("verify", "--config", file("flyback:\n  jobs: many\n"))
                        .errors())
                .contains("'many'")
                .contains("flyback.jobs in " + folder);
        assertThat(CommandRun.with(Map.of("FLYBACK_JOBS", "many"), "verify").errors())
                .contains("the environment variable FLYBACK_JOBS");
    }

    @Test
    void folders_of_migrations_in_the_environment_do_not_disturb_a_command_that_means_something_else() {
        CommandRun run = CommandRun.with(Map.of("FLYBACK_MIGRATIONS", "/a,/b"), "cat", "--store", folder + "/file");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).startsWith("-- preamble");
    }

    @Test
    void help_needs_no_sound_configuration() throws IOException {
        assertThat(CommandRun.of("list", "--config", file("flyback: [\n"), "--help")
                        .exitCode())
                .isZero();
    }

    @Test
    void a_section_counts_before_what_holds_for_all() throws IOException {
        String file = file("""
                flyback:
                  url: jdbc:mysql://common
                  databases:
                    orders: {url: 'jdbc:mariadb://special'}
                    a.b: {jobs: 3}
                """);

        assertThat(backup("--config", file)).contains("jdbc:mysql://common");
        assertThat(backup("orders", "--config", file)).contains("jdbc:mariadb://special");
        assertThat(backup("a.b", "--config", file)).contains("jdbc:mysql://common");
        assertThat(backup("ordres", "--config", file))
                .contains("no database 'ordres'")
                .contains("a.b, orders");
    }

    @Test
    void names_of_sections_may_hold_dots_and_the_words_of_keys() throws IOException {
        String file = file("""
                flyback:
                  url: jdbc:mysql://common
                  databases:
                    eu.store: {url: 'jdbc:mariadb://special'}
                    shop.eu: {}
                flyback.databases.my.shop.url: jdbc:mariadb://flat
                """);

        assertThat(backup("eu.store", "--config", file)).contains("jdbc:mariadb://special");
        assertThat(backup("shop.eu", "--config", file)).contains("jdbc:mysql://common");
        assertThat(backup("my.shop", "--config", file)).contains("jdbc:mariadb://flat");
        assertThat(message("flyback:\n  databases:\n    shop.eu: {ulr: x}\n"))
                .contains("there is no setting 'flyback.databases.shop.eu.ulr'");
    }

    @Test
    void values_of_placeholders_are_not_told_where_they_are_not_understood() throws IOException {
        CommandRun run = CommandRun.with(Map.of("FLYBACK_PLACEHOLDER", "s3cr3t"), "backup");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains("--placeholder takes NAME=VALUE (from the environment variable FLYBACK_PLACEHOLDER)")
                .doesNotContain("s3cr3t");
        assertThat(message("flyback:\n  placeholder:\n    cert: |\n      one\n      two=s3cr3t\n"))
                .contains("has more than one line")
                .doesNotContain("s3cr3t");
    }

    @Test
    void a_backup_without_a_name_asks_for_one_where_there_are_sections() throws IOException {
        String file = file("flyback:\n  databases:\n    billing: {}\n    orders: {}\n");

        assertThat(backup("--config", file)).contains("Which database", "flyback backup billing", "--all", "orders");
    }

    private static String backup(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "backup";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        CommandRun run = CommandRun.of(all);
        assertThat(run.exitCode()).isEqualTo(2);
        return run.errors();
    }

    private String message(String content) throws IOException {
        CommandRun run = CommandRun.of("list", "--json", "--config", file(content));
        assertThat(run.exitCode()).isEqualTo(2);
        return run.error().get("message").asText();
    }

    private static String name(Map<String, String> environment, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "show";
        all[1] = "--json";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return CommandRun.with(environment, all).json().get("name").asText();
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("flyback.yaml"), content).toString();
    }
}
