package dev.flyback.testing;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.services.s3.S3Client;

/** A MinIO in a container, of the image in the system property {@code flyback.test.image.minio}; it knows the keys of {@link S3Server}. */
public final class MinioServer implements AutoCloseable {
    private static final int PORT = 9000;

    private final GenericContainer<?> container;
    private final S3Client client;
    private final AtomicInteger buckets = new AtomicInteger();

    private MinioServer(GenericContainer<?> container) {
        this.container = container;
        this.client = S3Server.clientOf(endpoint());
    }

    public static MinioServer start() {
        GenericContainer<?> container = new GenericContainer<>(
                        DockerImageName.parse(System.getProperty("flyback.test.image.minio", "minio/minio:latest")))
                .withExposedPorts(PORT)
                .withEnv("MINIO_ROOT_USER", S3Server.ACCESS_KEY)
                .withEnv("MINIO_ROOT_PASSWORD", S3Server.SECRET_KEY)
                .withCommand("server", "/tmp/data")
                .waitingFor(Wait.forHttp("/minio/health/live").forPort(PORT).withStartupTimeout(Duration.ofMinutes(2)));
        container.start();
        return new MinioServer(container);
    }

    public URI endpoint() {
        return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(PORT));
    }

    public S3Client client() {
        return client;
    }

    /** A new bucket's name. */
    public String freshBucket() {
        String name = "bucket-" + buckets.incrementAndGet();
        client.createBucket(request -> request.bucket(name));
        return name;
    }

    @Override
    public void close() {
        client.close();
        container.stop();
    }
}
