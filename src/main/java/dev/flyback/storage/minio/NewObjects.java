package dev.flyback.storage.minio;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Multimap;
import dev.flyback.storage.bucket.Traits;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;

/** What new objects are made with, as headers: metadata, encryption, storage class, tags, lock. */
final class NewObjects {
    private static final String TYPE = "application/zstd";

    private final Traits traits;
    private final Clock clock;

    NewObjects(Traits traits, Clock clock) {
        this.traits = traits;
        this.clock = clock;
    }

    Multimap<String, String> headers(Map<String, String> metadata) {
        Multimap<String, String> headers = LinkedHashMultimap.create();
        metadata.forEach((name, value) -> headers.put("x-amz-meta-" + name, value));
        headers.put("Content-Type", TYPE);
        traits.encryption().ifPresent(value -> headers.put("x-amz-server-side-encryption", value));
        traits.kmsKey().ifPresent(value -> headers.put("x-amz-server-side-encryption-aws-kms-key-id", value));
        traits.storageClass().ifPresent(value -> headers.put("x-amz-storage-class", value));
        traits.lockMode().ifPresent(mode -> {
            headers.put("x-amz-object-lock-mode", mode);
            headers.put(
                    "x-amz-object-lock-retain-until-date",
                    traits.lockedUntil(clock).truncatedTo(ChronoUnit.SECONDS).toString());
        });
        if (traits.tagged()) {
            headers.put(
                    "x-amz-tagging",
                    traits.tags(metadata).entrySet().stream()
                            .map(tag -> encoded(tag.getKey()) + "=" + encoded(tag.getValue()))
                            .collect(Collectors.joining("&")));
        }
        return headers;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
