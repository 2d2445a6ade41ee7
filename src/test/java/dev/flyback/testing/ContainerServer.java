package dev.flyback.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.Network;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** A PostgreSQL in a container. */
final class ContainerServer extends PostgresServer {
    private final PostgreSQLContainer container;
    private final String image;

    private ContainerServer(String image) {
        this.image = image;
        this.container = new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                .withUsername(SUPERUSER)
                .withPassword(SUPERUSER_PASSWORD)
                .withDatabaseName("postgres")
                .withCommand("postgres", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "timezone=Europe/Paris")
                .withStartupTimeout(Duration.ofMinutes(2));
    }

    static ContainerServer start(String image) {
        ContainerServer server = new ContainerServer(image);
        server.container.start();
        return server;
    }

    /** One that others on the network know by these names. */
    static ContainerServer startIn(Network network, String image, String... names) {
        ContainerServer server = new ContainerServer(image);
        server.container.withNetwork(network).withNetworkAliases(names);
        server.container.start();
        return server;
    }

    @Override
    public String host() {
        return container.getHost();
    }

    @Override
    public int port() {
        return container.getMappedPort(5432);
    }

    @Override
    public void close() {
        container.stop();
    }

    @Override
    public List<String> linesOfPgDump(TestDatabase database) {
        try {
            ExecResult result = container.execInContainer(
                    "pg_dump",
                    "--username=" + SUPERUSER,
                    "--data-only",
                    "--exclude-table-data=*.flyway_schema_history",
                    // Which of these partitions a row is in, and so how its line looks, is another in every database.
                    "--exclude-table-data=hash_partitions_of_enums.*",
                    database.name());
            if (result.getExitCode() != 0) {
                throw new IllegalStateException("pg_dump: " + result.getStderr());
            }
            // Newer ones put a random word there.
            return result.getStdout()
                    .lines()
                    .filter(line -> !line.startsWith("\\restrict ") && !line.startsWith("\\unrestrict "))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    void write(String path, String text) {
        container.copyFileToContainer(Transferable.of(text), path);
    }

    @Override
    public String toString() {
        return image;
    }
}
