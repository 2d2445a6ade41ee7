package dev.flyback.storage.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.flyback.testing.CertificateAuthority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A bucket over TLS that takes conditions on writes and deletions for nothing, and bodies as they come: what Google's Cloud Storage documents of its S3
 * protocol, as far as Flyback uses it. It keeps what it was asked.
 */
final class UnconditionalServer implements AutoCloseable {
    /**
     * A request.
     *
     * @param headers names in lower case
     */
    record Request(String method, String path, Map<String, String> headers) {}

    private record Stored(byte[] bytes, Map<String, String> metadata) {
        String tag() {
            return "\"" + Integer.toHexString(Arrays.hashCode(bytes)) + "\"";
        }
    }

    private final HttpsServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Stored> objects = new ConcurrentHashMap<>();
    private final Map<String, String> metadataOfUpload = new ConcurrentHashMap<>();
    private final SortedMap<Integer, byte[]> parts = new ConcurrentSkipListMap<>();

    UnconditionalServer(CertificateAuthority authority) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(authority.serverKeys())) {
            keys.load(file, CertificateAuthority.PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, CertificateAuthority.PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            String path = exchange.getRequestURI().getPath();
            requests.add(new Request(exchange.getRequestMethod(), path, Map.copyOf(headers)));
            byte[] body = exchange.getRequestBody().readAllBytes();
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            switch (exchange.getRequestMethod()) {
                case "PUT" -> put(exchange, path, query, body, headers);
                case "POST" -> post(exchange, path, query, headers);
                case "DELETE" -> delete(exchange, path, query);
                default -> get(exchange, path, headers);
            }
        }
    }

    private void put(HttpExchange exchange, String path, String query, byte[] body, Map<String, String> headers)
            throws IOException {
        Stored stored = new Stored(body, metadata(headers));
        if (query.contains("partNumber=")) {
            parts.put(Integer.valueOf(query.replaceFirst(".*partNumber=(\\d+).*", "$1")), body);
        } else {
            objects.put(path, stored);
        }
        exchange.getResponseHeaders().set("ETag", stored.tag());
        exchange.sendResponseHeaders(200, -1);
    }

    private void post(HttpExchange exchange, String path, String query, Map<String, String> headers)
            throws IOException {
        if (query.contains("uploadId=")) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            parts.values().forEach(whole::writeBytes);
            Stored stored = new Stored(whole.toByteArray(), Map.copyOf(metadataOfUpload));
            objects.put(path, stored);
            send(
                    exchange,
                    "<CompleteMultipartUploadResult><ETag>" + stored.tag() + "</ETag></CompleteMultipartUploadResult>");
        } else {
            parts.clear();
            metadataOfUpload.clear();
            metadataOfUpload.putAll(metadata(headers));
            send(exchange, "<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>");
        }
    }

    private void delete(HttpExchange exchange, String path, String query) throws IOException {
        if (!query.contains("uploadId=")) {
            objects.remove(path);
        }
        exchange.sendResponseHeaders(204, -1);
    }

    private void get(HttpExchange exchange, String path, Map<String, String> headers) throws IOException {
        Stored stored = objects.get(path);
        if (stored == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        stored.metadata().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("ETag", stored.tag());
        exchange.getResponseHeaders().set("Last-Modified", "Wed, 01 Jul 2026 12:00:00 GMT");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(stored.bytes().length));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        String[] range = headers.getOrDefault("range", "bytes=0-")
                .substring("bytes=".length())
                .split("-", 2);
        int from = Integer.parseInt(range[0]);
        int to = Math.min(Integer.parseInt(range[1]) + 1, stored.bytes().length);
        exchange.sendResponseHeaders(206, to - from);
        exchange.getResponseBody().write(stored.bytes(), from, to - from);
    }

    private static Map<String, String> metadata(Map<String, String> headers) {
        Map<String, String> metadata = new TreeMap<>(headers);
        metadata.keySet().removeIf(name -> !name.startsWith("x-amz-meta-"));
        return metadata;
    }

    private static void send(HttpExchange exchange, String xml) throws IOException {
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}
