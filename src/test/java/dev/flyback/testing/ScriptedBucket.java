package dev.flyback.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server that answers as a bucket does that holds one object, with headers and errors as a test wants them: for what no server at hand does. */
public final class ScriptedBucket implements AutoCloseable {
    public static final String TAG = "0123abcd";

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private final List<Answer> deletions = new CopyOnWriteArrayList<>();
    private final List<String> uploads = new CopyOnWriteArrayList<>();

    /** An answer to a deletion; what has no status of an error has no body. */
    public record Answer(int status, String code, String message) {}

    public ScriptedBucket() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** A header of the object from now on. */
    public void header(String name, String value) {
        headers.put(name, value);
    }

    /** The answer to the next deletion that has none yet; 204 to all others. */
    public void nextDeletion(Answer answer) {
        deletions.add(answer);
    }

    /** The keys of unfinished uploads, which are listed one to a page. */
    public void uploads(String... keys) {
        uploads.addAll(List.of(keys));
    }

    /** Requests that change something: the method, the path, a condition. */
    public List<String> changes() {
        return requests.stream()
                .filter(request -> !request.startsWith("GET") && !request.startsWith("HEAD"))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getQuery();
            String condition = exchange.getRequestHeaders().getFirst("If-Match");
            requests.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()
                            + (query != null && query.contains("uploadId") ? " upload" : "")
                            + (condition == null ? "" : " if " + condition));
            exchange.getRequestBody().readAllBytes();
            switch (exchange.getRequestMethod()) {
                case "HEAD" -> head(exchange);
                case "DELETE" -> delete(exchange);
                default -> send(exchange, 200, page(query == null ? "" : query));
            }
        }
    }

    private void head(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("ETag", '"' + TAG + '"');
        exchange.getResponseHeaders().set("Last-Modified", "Wed, 01 Jul 2026 00:00:00 GMT");
        exchange.getResponseHeaders().set("Content-Length", "10");
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(200, -1);
    }

    private void delete(HttpExchange exchange) throws IOException {
        Answer answer = deletions.isEmpty() ? new Answer(204, "", "") : deletions.remove(0);
        if (answer.status() == 204) {
            exchange.sendResponseHeaders(204, -1);
        } else {
            send(
                    exchange,
                    answer.status(),
                    "<Error><Code>" + answer.code() + "</Code><Message>" + answer.message()
                            + "</Message><RequestId>1</RequestId><HostId>1</HostId></Error>");
        }
    }

    private String page(String query) {
        int from = 0;
        for (int i = 0; i < uploads.size(); i++) {
            from = query.contains("key-marker=" + uploads.get(i)) && query.contains("upload-id-marker=id-" + i)
                    ? i + 1
                    : from;
        }
        boolean last = from + 1 >= uploads.size();
        return "<ListMultipartUploadsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Bucket>bucket</Bucket>"
                + "<KeyMarker></KeyMarker><UploadIdMarker></UploadIdMarker><MaxUploads>1</MaxUploads>"
                + "<NextKeyMarker>" + uploads.get(from) + "</NextKeyMarker><NextUploadIdMarker>id-" + from
                + "</NextUploadIdMarker><IsTruncated>" + !last + "</IsTruncated><Upload><Key>" + uploads.get(from)
                + "</Key><UploadId>id-" + from + "</UploadId>"
                + "<Initiator><ID>1</ID><DisplayName>x</DisplayName></Initiator>"
                + "<Owner><ID>1</ID><DisplayName>x</DisplayName></Owner>"
                + "<StorageClass>STANDARD</StorageClass>"
                + "<Initiated>2026-07-01T00:00:00.000Z</Initiated></Upload></ListMultipartUploadsResult>";
    }

    private static void send(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
