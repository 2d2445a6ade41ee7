package dev.flyback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.CredentialServer;
import dev.flyback.testing.FaultyProxy;
import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials that end while an upload is under way. */
class CredentialsIT {
    private static final String S3 = "s3://BUCKET?path-style=true&region=us-east-1&endpoint=http://SERVER";
    private static final String MINIO = "minio://SERVER/BUCKET?tls=false";

    /** AWS's chain asks for others a minute before they end, MinIO's ten seconds; both while the parts are under way. */
    private static final Duration FOR_AWS = Duration.ofSeconds(62);

    private static final Duration FOR_MINIO = Duration.ofSeconds(13);
    private static final Pattern TOKEN = Pattern.compile("(?i)\r\nx-amz-security-token: token-(\\d+)\r\n");

    @TempDir
    static Path folder;

    private static S3Server server;
    private static OrdersDatabase orders;

    @BeforeAll
    static void start() {
        server = S3Server.start();
        orders = OrdersDatabase.in(folder);
        orders.addNoise();
    }

    @AfterAll
    static void stop() {
        orders.close();
        server.close();
    }

    @Test
    void those_of_containers_are_renewed() {
        try (CredentialServer credentials = new CredentialServer(FOR_AWS)) {
            renewed(S3, Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", credentials.containerUrl()));
        }
        try (CredentialServer credentials = new CredentialServer(FOR_MINIO)) {
            renewed(MINIO, Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", credentials.containerUrl()));
        }
    }

    @Test
    void those_of_a_web_identity_are_renewed() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "of-the-cluster");
        try (CredentialServer credentials = new CredentialServer(FOR_AWS)) {
            renewed(
                    S3,
                    Map.of(
                            "AWS_WEB_IDENTITY_TOKEN_FILE",
                            token.toString(),
                            "AWS_ROLE_ARN",
                            "arn:aws:iam::123456789012:role/backup",
                            "AWS_ENDPOINT_URL_STS",
                            credentials.url(),
                            "AWS_REGION",
                            "us-east-1"));
        }
    }

    private static void renewed(String store, Map<String, String> environment) {
        String bucket = server.freshBucket();
        try (FaultyProxy proxy = new FaultyProxy(server.endpoint())) {
            proxy.delay(CredentialsIT::bringsAPart, 2);
            FlybackProcess backup = FlybackProcess.of("backup", "--store")
                    .with(store.replace("BUCKET", bucket)
                            .replace("SERVER", proxy.endpoint().getAuthority()))
                    .with("--migrations", orders.migrations().toString())
                    .on(orders.database());
            environment.forEach(backup::environment);
            backup.run().expect(0);

            List<Integer> begun = tokens(proxy, request -> request.contains("uploads"));
            List<Integer> completed =
                    tokens(proxy, request -> request.startsWith("POST ") && request.contains("uploadId="));
            assertThat(tokens(proxy, CredentialsIT::bringsAPart)).hasSizeGreaterThan(1);
            assertThat(completed.get(0)).isGreaterThan(begun.get(0));
        }
    }

    private static boolean bringsAPart(String request) {
        return request.contains("partNumber=");
    }

    /** Which tokens such requests are signed with. */
    private static List<Integer> tokens(FaultyProxy proxy, Predicate<String> request) {
        return proxy.heads(request).stream()
                .map(TOKEN::matcher)
                .filter(Matcher::find)
                .map(matcher -> Integer.valueOf(matcher.group(1)))
                .toList();
    }
}
