package dev.flyback.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives out credentials for an {@link S3Server} as containers and AWS's STS do. The keys stay the same, but each time there is another token: {@code token-1},
 * {@code token-2}, …
 */
public final class CredentialServer implements AutoCloseable {
    private final HttpServer server;
    private final Duration validity;
    private final AtomicInteger given = new AtomicInteger();

    /** @param validity of what is given out */
    public CredentialServer(Duration validity) {
        this.validity = validity;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/container", exchange -> answer(exchange, json()));
        server.createContext("/", exchange -> answer(exchange, xml()));
        server.start();
    }

    /** As containers ask for credentials. */
    public String containerUrl() {
        return url() + "/container";
    }

    /** Of an STS that gives credentials for a token of a web identity. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String json() {
        return """
                {"Code": "Success", "AccessKeyId": "%s", "SecretAccessKey": "%s", "Token": "%s", "Expiration": "%s"}
                """.formatted(S3Server.ACCESS_KEY, S3Server.SECRET_KEY, token(), expiration());
    }

    private String xml() {
        return """
                <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                <AssumeRoleWithWebIdentityResult><Credentials>
                <AccessKeyId>%s</AccessKeyId><SecretAccessKey>%s</SecretAccessKey>
                <SessionToken>%s</SessionToken><Expiration>%s</Expiration>
                </Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>
                """.formatted(S3Server.ACCESS_KEY, S3Server.SECRET_KEY, token(), expiration());
    }

    private String token() {
        return "token-" + given.incrementAndGet();
    }

    private Instant expiration() {
        return Instant.now().plus(validity).truncatedTo(ChronoUnit.SECONDS);
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
