package dev.flyback.storage.minio;

import dev.flyback.failure.UsageException;
import dev.flyback.storage.KeyRule;
import dev.flyback.storage.bucket.Site;
import dev.flyback.storage.bucket.StoreUrl;
import dev.flyback.storage.bucket.Traits;
import dev.flyback.storage.bucket.UploadLimits;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the URL of a MinIO store says.
 *
 * @param server host and port
 */
record MinioSettings(
        String server, boolean tls, String region, String bucket, String prefix, Traits traits, UploadLimits limits) {
    static final String FORM = "minio://HOST:9000/BUCKET/PREFIX";

    /** MinIO's own, if it was given no other. */
    private static final String REGION = "us-east-1";

    private static final List<String> PARAMETERS = Stream.of(
                    List.of("tls", "region"), UploadLimits.PARAMETERS, Traits.PARAMETERS)
            .flatMap(List::stream)
            .toList();

    static MinioSettings parse(String text) {
        StoreUrl url = StoreUrl.parse(text, FORM, PARAMETERS);
        int slash = url.path().indexOf('/');
        String bucket = slash < 0 ? url.path() : url.path().substring(0, slash);
        String prefix = slash < 0 ? "" : url.path().substring(slash + 1);
        if (bucket.isEmpty()) {
            throw new UsageException(
                    "The store '" + StoreUrl.shown(text) + "' names no bucket.", "Write it as " + FORM + ".");
        }
        if (!prefix.isEmpty() && !KeyRule.isLegal(prefix)) {
            throw new UsageException(
                    "The prefix '" + prefix + "' cannot be used.",
                    "Use letters, digits and any of ._=+@%- between slashes.");
        }
        return new MinioSettings(
                url.authority(),
                url.is("tls", true),
                url.get("region").orElse(REGION),
                bucket,
                prefix,
                Traits.of(url),
                UploadLimits.of(url));
    }

    String endpoint() {
        return (tls ? "https://" : "http://") + server;
    }

    /** Only for a server that the client has understood. */
    Site site() {
        String location = "minio://" + server + "/" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
        return new Site(location, Site.serverOf(URI.create(endpoint())), bucket, prefix);
    }
}
