package dev.flyback.storage.s3;

import dev.flyback.failure.UsageException;
import dev.flyback.storage.bucket.Site;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** The server of a store that is not AWS's, or that is reached in a way of one's own. */
final class Endpoint {
    /** As AWS's own tools look for it. */
    private static final List<String> VARIABLES = List.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");

    private static final Pattern OF_AWS = Pattern.compile("(.*\\.)?amazonaws\\.com(\\.cn)?");

    private Endpoint() {}

    /** What the environment says. */
    static Optional<URI> of(Map<String, String> environment) {
        return VARIABLES.stream()
                .filter(name -> !environment.getOrDefault(name, "").isEmpty())
                .findFirst()
                .map(name -> parse(environment.getOrDefault(name, ""), name));
    }

    /**
     * The text as a URL.
     *
     * @param name of what says so, for messages; the text is not told: where it is wrong, it may hold credentials
     */
    static URI parse(String text, String name) {
        try {
            URI endpoint = URI.create(text);
            String scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
            if (endpoint.getHost() != null
                    && endpoint.getUserInfo() == null
                    && (scheme.equals("http") || scheme.equals("https"))) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            // Told below, in the same words.
        }
        throw new UsageException(
                name + " is no URL of a server, or holds credentials.", "Write it as https://HOST:PORT.");
    }

    /** The server, for telling stores apart. A bucket's name is given once in each of AWS's partitions, whatever the region. */
    static String server(Optional<URI> endpoint, Region region) {
        return endpoint.filter(address -> !OF_AWS.matcher(address.getHost().toLowerCase(Locale.ROOT))
                        .matches())
                .map(Site::serverOf)
                .orElseGet(() -> PartitionMetadata.of(region).id());
    }
}
