package dev.flyback.storage.bucket;

import java.net.URI;
import java.util.Locale;

/**
 * Where a store in a bucket lies.
 *
 * @param location as a user writes it
 * @param server what tells servers from each other, whichever client speaks to them: a host in lower case with its port, or AWS
 * @param prefix empty, or a legal key
 */
public record Site(String location, String server, String bucket, String prefix) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** The server of an endpoint. */
    public static String serverOf(URI endpoint) {
        boolean plain = "http".equalsIgnoreCase(endpoint.getScheme());
        int port = endpoint.getPort() >= 0 ? endpoint.getPort() : plain ? HTTP : HTTPS;
        return endpoint.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    String identity() {
        return "bucket " + server + "/" + bucket + "/" + prefix;
    }
}
