package dev.flyback.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.flyback.cli.DocumentedPolicies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Stands for AWS where it turns a pod's token into credentials: STS, which IRSA asks, and EKS' agent of Pod Identity. The credentials are real ones of
 * MinIO that may do what {@code docs/stores.md} gives to a backup.
 */
final class RightsOfARole implements AutoCloseable {
    private static final Duration VALID = Duration.ofHours(1);

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final AwsSessionCredentials rights;
    private final HttpServer server;

    RightsOfARole(String bucket) {
        rights = Neighbours.minio().session(new DocumentedPolicies(bucket, "production").toBackUp());
        try {
            server = HttpServer.create(new InetSocketAddress(0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> answer(exchange, "text/xml", asStsDoes()));
        server.createContext("/v1/credentials", exchange -> answer(exchange, "application/json", asTheAgentDoes()));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What was asked first: the header of authorization, and the body. */
    String asked() {
        return String.valueOf(asked.peek());
    }

    private void answer(HttpExchange exchange, String type, String text) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String asStsDoes() {
        return """
                <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                <AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>%s</AccessKeyId>
                <SecretAccessKey>%s</SecretAccessKey><SessionToken>%s</SessionToken><Expiration>%s</Expiration>
                </Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>""".formatted(rights.accessKeyId(), rights.secretAccessKey(), rights.sessionToken(), expiration());
    }

    private String asTheAgentDoes() {
        return """
                {"AccessKeyId": "%s", "SecretAccessKey": "%s", "Token": "%s", "Expiration": "%s"}""".formatted(rights.accessKeyId(), rights.secretAccessKey(), rights.sessionToken(), expiration());
    }

    private static Instant expiration() {
        return Instant.now().plus(VALID).truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
