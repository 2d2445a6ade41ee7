package dev.flyback.cli.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.cli.CommandRun;
import dev.flyback.cli.invocation.Invocation;
import dev.flyback.failure.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which stores are taken for one. */
class PruneTargetsTest {
    private static final String HERE = "s3://backups/prod?endpoint=http://here:9000";
    private static final String THERE = "s3://backups/prod?endpoint=http://there:9000";

    @TempDir
    Path folder;

    @Test
    void buckets_of_one_name_at_two_servers_are_two_stores() throws IOException {
        List<PruneTarget> targets = targets("""
                flyback:
                  store: %s
                  keep-last: 9
                  databases:
                    a: {}
                    b: {name: a, store: '%s', keep-last: 1}
                """.formatted(HERE, THERE));

        assertThat(targets).hasSize(2);
        assertThat(targets.get(0).request().rules()).containsOnlyKeys("a");
        assertThat(targets.get(0).request().rules().get("a").last()).isEqualTo(9);
        assertThat(targets.get(1).request().name()).contains("a");
        assertThat(targets.get(1).request().otherwise().last()).isEqualTo(1);
    }

    @Test
    void a_store_that_is_spelled_in_two_ways_is_one() {
        for (List<String> spellings : List.of(
                List.of(HERE, "s3://backups/prod/?endpoint=http://HERE:9000/&tags=true&region=eu-west-1"),
                List.of(HERE, "minio://here:9000/backups/prod?tls=false"),
                List.of(
                        "s3://b/p?region=eu-west-1",
                        "s3://b/p?region=eu-west-1&endpoint=https://s3.eu-west-1.amazonaws.com"),
                List.of(folder.toString(), "file:" + folder + "/./"))) {
            assertThatThrownBy(() -> targets("""
                    flyback:
                      store: '%s'
                      keep-last: 9
                      databases:
                        a: {}
                        b: {name: a, store: '%s', keep-last: 1}
                    """.formatted(spellings.toArray())))
                    .as("%s", spellings)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("one name in one store: a");
        }
    }

    private List<PruneTarget> targets(String config) throws IOException {
        String file = Files.writeString(folder.resolve("flyback.yaml"), config).toString();
        Invocation invocation = CommandRun.invocation(Map.of(), "prune", "--all", "--config", file);
        return new PruneTargets(CommandRun.parsed(PruneCommand.class, invocation), invocation).all();
    }
}
