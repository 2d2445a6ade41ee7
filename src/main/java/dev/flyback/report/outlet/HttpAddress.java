package dev.flyback.report.outlet;

import dev.flyback.failure.UsageException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Where to send something over HTTP. Its path and its credentials are secrets: what is shown of it is the server. */
public final class HttpAddress {
    private static final int REDIRECTION = 300;

    /** Shorter parts of a path are words. */
    private static final int TOKEN_LENGTH = 12;

    private final URI uri;
    private final Optional<SSLSocketFactory> sockets;

    private HttpAddress(URI uri, Optional<SSLSocketFactory> sockets) {
        this.uri = uri;
        this.sockets = sockets;
    }

    /**
     * Takes a URL apart.
     *
     * @param flag it came from, for messages
     * @param sockets makes connections that trust whom the user trusts; empty leaves it to the machine
     * @throws UsageException if it is no URL of the web; does not show it
     */
    public static HttpAddress of(String flag, String url, Optional<SSLSocketFactory> sockets) {
        try {
            URI uri = new URI(url.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return new HttpAddress(uri, sockets);
            }
        } catch (URISyntaxException e) {
            // Told below, without the text: it may hold a secret.
        }
        throw new UsageException(flag + " is not an http:// or https:// URL.", "Correct it; it is not shown here.");
    }

    /** The server alone. */
    public String shown() {
        return uri.getScheme() + "://" + server();
    }

    /** Everything of it that must not be shown. */
    public List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        String rest = rest("");
        secrets.add(rest.length() > 1 ? rest : "");
        for (String part : rest.split("[/?&]", -1)) {
            secrets.add(part.length() >= TOKEN_LENGTH ? part : "");
        }
        password(uri.getUserInfo()).ifPresent(secrets::add);
        password(uri.getRawUserInfo()).ifPresent(secrets::add);
        secrets.removeIf(String::isEmpty);
        return secrets;
    }

    /** Whether a password stands in it. */
    public boolean hasPassword() {
        return password(uri.getUserInfo()).isPresent();
    }

    /**
     * Sends something below this address.
     *
     * @param path begins with a slash, or is empty
     * @throws IOException if it was not taken; the message may be shown
     */
    void send(String method, String path, String contentType, String body) throws IOException {
        HttpURLConnection connection = connection(path);
        try {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            connection.setRequestMethod(method);
            connection.setRequestProperty("Content-Type", contentType);
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(bytes.length);
            connection.getOutputStream().write(bytes);
            int status = connection.getResponseCode();
            if (status < HttpURLConnection.HTTP_OK || status >= REDIRECTION) {
                throw new Refused(status);
            }
        } catch (Refused e) {
            throw e;
        } catch (IOException e) { // Its message may hold the whole URL.
            throw new IOException(reason(e), e);
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection connection(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(shown() + rest(path)).toURL().openConnection();
        int patience = Math.toIntExact(Errands.LIMIT.toMillis());
        connection.setConnectTimeout(patience);
        connection.setReadTimeout(patience);
        // A redirected POST becomes a GET, and would take the credentials along.
        connection.setInstanceFollowRedirects(false);
        if (uri.getUserInfo() != null) {
            String account =
                    Base64.getEncoder().encodeToString(uri.getUserInfo().getBytes(StandardCharsets.UTF_8));
            connection.setRequestProperty("Authorization", "Basic " + account);
        }
        if (connection instanceof HttpsURLConnection secure) {
            sockets.ifPresent(secure::setSSLSocketFactory);
        }
        return connection;
    }

    private static Optional<String> password(@Nullable String account) {
        return Optional.ofNullable(account)
                .filter(text -> text.contains(":"))
                .map(text -> text.substring(text.indexOf(':') + 1));
    }

    private String server() {
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private String rest(String path) {
        String own = Objects.requireNonNullElse(uri.getRawPath(), "").replaceFirst("/+$", "");
        return own + path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private static String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "its name is not known";
        }
        if (e instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        return e instanceof ConnectException
                ? "no connection"
                : "the connection failed (" + e.getClass().getSimpleName() + ")";
    }

    /** The server does not take it. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(int status) {
            super("the answer was " + status);
        }
    }
}
