package dev.flyback.testing;

import java.time.Duration;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** A PostgreSQL in a container. */
final class ContainerServer extends PostgresServer {
    private final PostgreSQLContainer container;
    private final String image;

    ContainerServer(String image) {
        this.image = image;
        this.container = new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                .withUsername(SUPERUSER)
                .withPassword(SUPERUSER_PASSWORD)
                .withDatabaseName("postgres")
                .withCommand("postgres", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "timezone=Europe/Paris")
                .withStartupTimeout(Duration.ofMinutes(2));
        container.start();
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
    void write(String path, String text) {
        container.copyFileToContainer(Transferable.of(text), path);
    }

    @Override
    public String toString() {
        return image;
    }
}
