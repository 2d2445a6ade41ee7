package dev.flyback.testing;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A MinIO in a container, of the image in the system property {@code flyback.test.image.minio}; it knows the keys of {@link S3Server}. */
public final class MinioServer implements AutoCloseable {
    /** The key by which it encrypts. */
    public static final String KMS_KEY = "flyback-key";

    private static final String KMS_SECRET = Base64.getEncoder().encodeToString(new byte[32]);
    private static final int PORT = 9000;

    private final GenericContainer<?> container;
    private final S3Client client;
    private final AtomicInteger buckets = new AtomicInteger();

    private MinioServer(GenericContainer<?> container) {
        this.container = container;
        this.client = S3Server.clientOf(endpoint());
    }

    public static MinioServer start() {
        return start(container());
    }

    /** One whose disk is full after some mebibytes. */
    public static MinioServer startSmall(int mebibytes) {
        return start(container().withTmpFs(Map.of("/tmp/data", "rw,size=" + mebibytes + "m")));
    }

    /** One that others on the network know by this name. */
    public static MinioServer startIn(Network network, String name) {
        return start(container().withNetwork(network).withNetworkAliases(name));
    }

    private static MinioServer start(GenericContainer<?> container) {
        container.start();
        return new MinioServer(container);
    }

    private static GenericContainer<?> container() {
        return new GenericContainer<>(
                        DockerImageName.parse(System.getProperty("flyback.test.image.minio", "minio/minio:latest")))
                .withExposedPorts(PORT)
                .withEnv("MINIO_ROOT_USER", S3Server.ACCESS_KEY)
                .withEnv("MINIO_ROOT_PASSWORD", S3Server.SECRET_KEY)
                .withEnv("MINIO_KMS_SECRET_KEY", KMS_KEY + ":" + KMS_SECRET)
                .withCommand("server", "/tmp/data")
                .waitingFor(Wait.forHttp("/minio/health/live").forPort(PORT).withStartupTimeout(Duration.ofMinutes(2)));
    }

    public URI endpoint() {
        return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(PORT));
    }

    /** Host and port, for another container. */
    public String addressAmongContainers() {
        return container
                        .getContainerInfo()
                        .getNetworkSettings()
                        .getNetworks()
                        .values()
                        .iterator()
                        .next()
                        .getIpAddress()
                + ":" + PORT;
    }

    public S3Client client() {
        return client;
    }

    /** A client with other rights. */
    public S3Client client(AwsSessionCredentials rights) {
        return S3Server.clientOf(endpoint(), rights);
    }

    /** Credentials that may do what a policy says, and nothing else. */
    public AwsSessionCredentials session(String policy) {
        try (StsClient tokens = StsClient.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)))
                .build()) {
            Credentials made = tokens.assumeRole(request -> request.roleArn("arn:minio:iam:::role/test")
                            .roleSessionName("test")
                            .policy(policy))
                    .credentials();
            return AwsSessionCredentials.create(made.accessKeyId(), made.secretAccessKey(), made.sessionToken());
        }
    }

    /** A new bucket's name. */
    public String freshBucket() {
        String name = "bucket-" + buckets.incrementAndGet();
        client.createBucket(request -> request.bucket(name));
        return name;
    }

    /** A new bucket that has Object Lock. */
    public String freshLockableBucket() {
        String name = "bucket-" + buckets.incrementAndGet();
        client.createBucket(request -> request.bucket(name).objectLockEnabledForBucket(true));
        return name;
    }

    @Override
    public void close() {
        client.close();
        container.stop();
    }
}
