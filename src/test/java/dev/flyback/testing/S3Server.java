package dev.flyback.testing;

import java.net.URI;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 server in this process that keeps objects in memory. */
public final class S3Server implements AutoCloseable {
    public static final String ACCESS_KEY = "access";
    public static final String SECRET_KEY = "s3cr3t-of-the-store";

    private final S3Proxy proxy;
    private final S3Client client;
    private final AtomicInteger buckets = new AtomicInteger();

    private S3Server(S3Proxy proxy) {
        this.proxy = proxy;
        this.client = clientOf(endpoint());
    }

    public static S3Server start() {
        return start(settings());
    }

    /** One that also speaks TLS, with keys that an authority of the test's own vouches for. */
    public static S3Server startWithTls(CertificateAuthority authority) {
        return start(settings()
                .secureEndpoint(URI.create("https://127.0.0.1:0"))
                .keyStore(authority.serverKeys().toUri().toString(), CertificateAuthority.PASSWORD));
    }

    private static S3Server start(S3Proxy.Builder settings) {
        S3Proxy proxy = settings.build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new S3Server(proxy);
    }

    private static S3Proxy.Builder settings() {
        return S3Proxy.builder()
                .blobStore(BlobStores.create("transient", new Properties()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .ignoreUnknownHeaders(true);
    }

    /** A client for any server of this kind that knows the same keys. */
    public static S3Client clientOf(URI endpoint) {
        return clientOf(endpoint, AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY));
    }

    static S3Client clientOf(URI endpoint, AwsCredentials credentials) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    public URI tlsEndpoint() {
        return URI.create("https://127.0.0.1:" + proxy.getSecurePort());
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
        try {
            client.close();
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
