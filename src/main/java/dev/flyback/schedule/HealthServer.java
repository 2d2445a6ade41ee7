package dev.flyback.schedule;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.flyback.failure.UsageException;
import dev.flyback.schedule.Pages.Page;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Serves the pages by the JDK's own HTTP server. Bounded in threads, connections and the time of a request; what is too much is cut off. */
final class HealthServer implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int WAITING = 32;
    private static final int BACKLOG = 32;
    private static final int NOT_ALLOWED = 405;
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    /** Of the JDK's server, read when the first is made: seconds for a request and an answer, and connections. */
    private static final Map<String, String> LIMITS = Map.of(
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.maxRspTime", "10",
            "jdk.httpserver.maxConnections", "64");

    private final HttpServer server;
    private final ThreadPoolExecutor threads;

    private HealthServer(HttpServer server, ThreadPoolExecutor threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Listens from now on.
     *
     * @param address with port 0: any that is free
     */
    static HealthServer start(InetSocketAddress address, Pages pages) {
        LIMITS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        try {
            HttpServer server = HttpServer.create(address, BACKLOG);
            ThreadPoolExecutor threads = new ThreadPoolExecutor(
                    THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), HealthServer::thread);
            server.setExecutor(threads);
            server.createContext("/", exchange -> answer(exchange, pages));
            server.start();
            return new HealthServer(server, threads);
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException(
                    "Listening on " + address.getHostString() + ":" + address.getPort() + " failed: " + e.getMessage()
                            + ".",
                    "Choose another address with --http-host and --http-port; port 0 takes any that is free.",
                    e);
        }
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, Pages pages) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!METHODS.contains(method)) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(NOT_ALLOWED, -1);
                return;
            }
            Page page = pages.at(exchange.getRequestURI().getPath());
            byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", page.contentType());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            if (method.equals("HEAD")) {
                exchange.sendResponseHeaders(page.status(), -1);
            } else {
                exchange.sendResponseHeaders(page.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "health");
        thread.setDaemon(true);
        return thread;
    }
}
