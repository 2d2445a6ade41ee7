package dev.flyback.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything runs. */
class ScheduleTest {
    private static final String URL = "jdbc:postgresql://127.0.0.1:1/d";

    @TempDir
    Path folder;

    @Test
    void a_database_without_a_schedule_is_refused() throws IOException {
        assertThat(refusal("flyback:\n  databases:\n    a: {url: '%s', schedule: '0 2 * * *'}\n    b: {url: '%s'}\n"))
                .contains("'b'", "no schedule");
        assertThat(refusal("flyback:\n  url: '%s'\n")).contains("no schedule");
    }

    @Test
    void never_leaves_a_database_out_but_not_all() throws IOException {
        assertThat(refusal("flyback:\n  schedule: never\n  databases:\n    a: {url: '%s'}\n"))
                .contains("No database has a schedule");
    }

    @Test
    void bad_times_are_refused_with_the_database() throws IOException {
        assertThat(refusal("flyback:\n  databases:\n    a: {url: '%s', schedule: '61 2 * * *'}\n"))
                .contains("'a'", "'61 2 * * *'");
        assertThat(refusal("flyback:\n  databases:\n    a: {url: '%s', schedule: '0 2 * * *', time-zone: Berlin}\n"))
                .contains("'a'", "Berlin");
        assertThat(refusal("flyback:\n  databases:\n    a: {url: '%s', schedule: '0 2 * * *', jitter: soon}\n"))
                .contains("'a'", "'soon'", "flyback.jitter");
        assertThat(refusal("flyback:\n  databases:\n    a: {url: '%s', schedule: '0 0 30 2 *'}\n"))
                .contains("'a'", "never comes");
    }

    @Test
    void settings_that_cannot_be_meant_are_refused_at_the_start() throws IOException {
        assertThat(refusal("flyback:\n  schedule: '0 2 * * *'\n  databases:\n    a: {}\n"))
                .contains("'a'", "No database is given");
        assertThat(refusal("flyback:\n  schedule: '0 2 * * *'\n  databases:\n    a: {url: '%s', store: 'ftp://x'}\n"))
                .contains("'a'", "'ftp:'");
        assertThat(
                        refusal(
                                "flyback:\n  schedule: '0 2 * * *'\n  url: '%s'\n  name: x\n  databases:\n    a: {}\n    b: {}\n"))
                .contains("'b' and 'a'", "same name");
        assertThat(refusal(Map.of("FLYBACK_URL", URL), "flyback:\n  schedule: '0 2 * * *'\n  databases:\n    a: {}\n"))
                .contains("FLYBACK_URL");
    }

    @Test
    void bad_addresses_are_refused() throws IOException {
        String file = "flyback:\n  schedule: '0 2 * * *'\n  url: '%s'\n";

        assertThat(refusal(file, "--http-port", "70000")).contains("--http-port 70000");
        assertThat(refusal(file, "--http-host", "no.such.host.invalid")).contains("no.such.host.invalid");
        assertThat(refusal(file, "--databases-at-once", "0")).contains("--databases-at-once 0");
    }

    private String refusal(String content, String... more) throws IOException {
        return refusal(Map.of(), content, more);
    }

    private String refusal(Map<String, String> environment, String content, String... more) throws IOException {
        String file = Files.writeString(folder.resolve("flyback.yaml"), content.replace("%s", URL))
                .toString();
        List<String> arguments = new ArrayList<>(List.of("schedule", "--json", "--config", file));
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.with(environment, arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(2);
        return run.error().get("message").asText();
    }
}
