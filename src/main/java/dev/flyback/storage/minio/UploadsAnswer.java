package dev.flyback.storage.minio;

import dev.flyback.storage.bucket.Bucket.Pending;
import dev.flyback.storage.bucket.Bucket.PendingPage;
import dev.flyback.storage.bucket.Bucket.Position;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer to {@code ListMultipartUploads}, read without the client: its own reader demands a storage class, which MinIO leaves empty. Keys are asked for
 * in URL encoding, so that no mark-up stands in them.
 */
final class UploadsAnswer {
    private static final Pattern UPLOAD = Pattern.compile("<Upload>(.*?)</Upload>", Pattern.DOTALL);

    private UploadsAnswer() {}

    /**
     * A page.
     *
     * @throws IllegalArgumentException if an upload lacks its key, its id or its beginning
     */
    static PendingPage parse(String xml) {
        boolean encoded = text(xml, "EncodingType").filter("url"::equals).isPresent();
        List<Pending> uploads = new ArrayList<>();
        Matcher matcher = UPLOAD.matcher(xml);
        while (matcher.find()) {
            String upload = matcher.group(1);
            uploads.add(new Pending(
                    decoded(needed(upload, "Key"), encoded),
                    needed(upload, "UploadId"),
                    Instant.parse(needed(upload, "Initiated"))));
        }
        String outside = matcher.replaceAll("");
        Optional<Position> last =
                text(outside, "IsTruncated").filter("true"::equals).isEmpty()
                        ? Optional.empty()
                        : text(outside, "NextKeyMarker")
                                .map(key -> new Position(
                                        decoded(key, encoded),
                                        text(outside, "NextUploadIdMarker").orElse("")));
        return new PendingPage(uploads, last);
    }

    private static String needed(String xml, String element) {
        return text(xml, element)
                .orElseThrow(() -> new IllegalArgumentException("the list of uploads has one without " + element));
    }

    private static Optional<String> text(String xml, String element) {
        Matcher matcher =
                Pattern.compile("<" + element + ">([^<]+)</" + element + ">").matcher(xml);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }

    private static String decoded(String key, boolean encoded) {
        return encoded ? URLDecoder.decode(key, StandardCharsets.UTF_8) : key;
    }
}
