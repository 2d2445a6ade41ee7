package dev.flyback.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlOracle;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.Patience;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The images as they are shipped, run with no more than Kubernetes gives to a restricted pod. */
class ImageIT {
    private static final long LARGEST_BYTES = 145L * 1000 * 1000;
    private static final int NOT_FOUND = 127;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @EnumSource
    void postgres_to_minio_and_back_on_a_read_only_root(FlybackImage image) {
        try (TestDatabase source = Shops.postgres("orders_of_" + image);
                TestDatabase target = Neighbours.postgres().databaseNamed("copy_of_" + image, "UTF8")) {
            trip(
                            image,
                            Neighbours.postgresUrl(source.name()),
                            Neighbours.postgresUrl(target.name()),
                            PostgresServer.OWNER,
                            Shops.POSTGRES_SCRIPTS)
                    .go();

            ContentOracle.assertSame(source, target);
        }
    }

    @Test
    void mysql_to_minio_and_back_on_a_read_only_root() {
        try (MysqlDatabase source = Shops.mysql("billing");
                MysqlDatabase target = Neighbours.mysql().databaseNamed("billing_copy")) {
            trip(
                            FlybackImage.NATIVE,
                            Neighbours.mysqlUrl(source.name()),
                            Neighbours.mysqlUrl(target.name()),
                            MysqlServer.OWNER,
                            Shops.MYSQL_SCRIPTS)
                    .go();

            MysqlOracle.assertSame(source, target);
        }
    }

    @Test
    void is_small() {
        assertThat(FlybackImage.NATIVE.described().get("Size").asLong()).isBetween(1L, LARGEST_BYTES);
    }

    @ParameterizedTest
    @EnumSource
    void says_what_it_is_and_runs_as_nobody_in_particular(FlybackImage image) {
        JsonNode configuration = image.described().get("Config");

        assertThat(configuration.get("User").asText()).isEqualTo("65532:65532");
        JsonNode labels = configuration.get("Labels");
        assertThat(labels.get("org.opencontainers.image.title").asText()).startsWith("Flyback");
        assertThat(labels.get("org.opencontainers.image.description").asText()).contains("migrations");
        assertThat(labels.get("org.opencontainers.image.licenses").asText()).isEqualTo("Apache-2.0");
        assertThat(labels.get("org.opencontainers.image.version").asText()).isEqualTo("1.2.3");
        assertThat(labels.get("org.opencontainers.image.revision").asText()).isEqualTo("abc");
    }

    @Test
    void needs_no_shell() {
        FlybackResult shell =
                Engine.run("run", "--rm", "--entrypoint", "/bin/sh", FlybackImage.NATIVE.tag(), "-c", ":");
        assumeTrue(shell.exitCode() == NOT_FOUND, "the base has a shell");

        assertThat(Engine.run("run", "--rm", FlybackImage.NATIVE.tag(), "--version")
                        .expect(0)
                        .output())
                .contains("flyback");
    }

    @Test
    void ends_at_sigterm_as_the_first_process_of_its_container() {
        String container = new HardenedRun(FlybackImage.NATIVE.tag(), "128m")
                .environment("FLYBACK_PASSWORD", "none")
                .start("schedule", "--url", Neighbours.postgresUrl("none"), "--schedule", "0 0 1 1 *");
        try {
            Patience.until(
                    PATIENCE,
                    Duration.ofMillis(100),
                    () -> Engine.run("logs", container).toString().contains("8080"),
                    () -> Engine.run("logs", container).toString());

            Engine.run("stop", "--time", "30", container).expect(0);

            assertThat(Engine.run("inspect", container)
                            .json()
                            .get(0)
                            .get("State")
                            .get("ExitCode")
                            .asInt())
                    .isZero();
        } finally {
            Engine.run("rm", "--force", container);
        }
    }

    private static HardenedTrip trip(
            FlybackImage image, String source, String target, String owner, Map<String, String> scripts) {
        String memory = image == FlybackImage.NATIVE ? "128m" : "384m";
        return new HardenedTrip(
                image, memory, Neighbours.minio().freshBucket(), source, target, owner, Shops.folder(scripts));
    }
}
