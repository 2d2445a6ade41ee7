package dev.flyback.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * A Toxiproxy in a container, of the image in the system property {@code flyback.test.image.toxiproxy}, in front of another container. It disturbs
 * connections: slows them down, cuts them, keeps silent.
 */
public final class Toxiproxy implements AutoCloseable {
    private static final int CONTROL = 8474;
    private static final int DOOR = 8666;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final GenericContainer<?> container;
    private final HttpClient http = HttpClient.newHttpClient();

    private Toxiproxy(GenericContainer<?> container) {
        this.container = container;
    }

    /**
     * Starts one.
     *
     * @param upstream host and port, as containers see them
     */
    public static Toxiproxy inFrontOf(String upstream) {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(
                        System.getProperty("flyback.test.image.toxiproxy", "ghcr.io/shopify/toxiproxy:2.12.0")))
                .withExposedPorts(CONTROL, DOOR)
                .waitingFor(Wait.forHttp("/version").forPort(CONTROL).withStartupTimeout(Duration.ofMinutes(2)));
        container.start();
        Toxiproxy proxy = new Toxiproxy(container);
        proxy.post(
                "/proxies",
                "{\"name\": \"store\", \"listen\": \"0.0.0.0:" + DOOR + "\", \"upstream\": \"" + upstream + "\"}");
        return proxy;
    }

    /** Where the other container is reached through this one. */
    public URI endpoint() {
        return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(DOOR));
    }

    /**
     * Disturbs connections from now on.
     *
     * @param type Toxiproxy's: {@code latency}, {@code bandwidth}, {@code reset_peer}, {@code timeout}, {@code limit_data}, …
     * @param stream what is disturbed: {@code downstream} is the way back from the server, the other word the way there
     * @param attributes the type's own, as JSON without braces
     */
    public void disturb(String type, String stream, String attributes) {
        post(
                "/proxies/store/toxics",
                "{\"type\": \"" + type + "\", \"stream\": \"" + stream + "\", \"attributes\": {" + attributes + "}}");
    }

    /** Disturbs nothing any more. */
    public void heal() {
        post("/reset", "");
    }

    @Override
    public void close() {
        container.stop();
    }

    private void post(String path, String json) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + container.getHost() + ":" + container.getMappedPort(CONTROL) + path))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(json))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
