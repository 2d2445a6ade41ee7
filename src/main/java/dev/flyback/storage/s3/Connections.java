package dev.flyback.storage.s3;

import dev.flyback.storage.bucket.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;

/** Connections as the SDK makes them, with proxies of the environment, but with sockets that can be closed while one writes to them. */
final class Connections implements UrlConnectionFactory {
    private final Transport transport;
    private final SSLSocketFactory sockets;
    private final ProxyConfiguration proxy;

    Connections(Transport transport) {
        this.transport = transport;
        this.sockets = transport.authorities().sockets();
        this.proxy = ProxyConfiguration.builder().build();
    }

    @Override
    public HttpURLConnection createConnection(URI address) {
        HttpURLConnection connection;
        try {
            connection = (HttpURLConnection) opened(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(sockets);
        }
        connection.setConnectTimeout((int) transport.connectTimeout().toMillis());
        connection.setReadTimeout((int) transport.silenceTimeout().toMillis());
        return new GatheringConnection(connection);
    }

    private URLConnection opened(URI address) throws IOException {
        if (proxy.host() == null || isReachedDirectly(address)) {
            return address.toURL().openConnection();
        }
        URLConnection connection = address.toURL()
                .openConnection(
                        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
        if (proxy.username() != null && proxy.password() != null) {
            byte[] account = (proxy.username() + ":" + proxy.password()).getBytes(StandardCharsets.UTF_8);
            connection.addRequestProperty(
                    "proxy-authorization", "Basic " + Base64.getEncoder().encodeToString(account));
        }
        return connection;
    }

    private boolean isReachedDirectly(URI address) {
        return proxy.nonProxyHosts().stream().anyMatch(address.getHost().toLowerCase(Locale.ROOT)::matches);
    }
}
