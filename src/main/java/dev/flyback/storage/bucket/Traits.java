package dev.flyback.storage.bucket;

import dev.flyback.failure.UsageException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What new objects are made with, as a store's URL says.
 *
 * @param encryption S3's word for it: {@code AES256} or {@code aws:kms}
 * @param tagged whether objects get tags, which needs a right of its own
 * @param lockDays for how long an object cannot be deleted; with a mode only
 */
public record Traits(
        Optional<String> encryption,
        Optional<String> kmsKey,
        Optional<String> storageClass,
        boolean tagged,
        Optional<String> lockMode,
        int lockDays) {
    /** The parameters of a URL that say so. */
    public static final List<String> PARAMETERS =
            List.of("sse", "kms-key", "storage-class", "tags", "lock-mode", "lock-days");

    private static final String KMS = "aws:kms";
    private static final List<String> LOCK_MODES = List.of("GOVERNANCE", "COMPLIANCE");
    private static final int MAX_LOCK_DAYS = 36_500;

    /** S3 takes so many tags. */
    private static final int MAX_TAGS = 10;

    private static final String NOT_IN_TAGS = "[^A-Za-z0-9 +=._:/@-]";

    /** As the URL says. */
    public static Traits of(StoreUrl url) {
        Optional<String> mode = url.get("lock-mode").map(text -> text.toUpperCase(Locale.ROOT));
        if (mode.isPresent() && !LOCK_MODES.contains(mode.get())) {
            url.oneOf("lock-mode", LOCK_MODES);
        }
        Optional<Integer> days = url.number("lock-days", 1, MAX_LOCK_DAYS);
        if (mode.isPresent() != days.isPresent()) {
            throw new UsageException(
                    "The store's parameters lock-mode and lock-days belong together.",
                    "Write for instance lock-mode=GOVERNANCE&lock-days=30.");
        }
        Optional<String> encryption = url.oneOf("sse", List.of("AES256", KMS));
        if (url.get("kms-key").isPresent() && !encryption.equals(Optional.of(KMS))) {
            throw new UsageException("The store's parameter kms-key needs sse=aws:kms.", "Add sse=aws:kms to --store.");
        }
        return new Traits(
                encryption, url.get("kms-key"), url.get("storage-class"), url.is("tags", false), mode, days.orElse(0));
    }

    /** Until when an object that is made now cannot be deleted. */
    public Instant lockedUntil(Clock clock) {
        return clock.instant().plus(Duration.ofDays(lockDays));
    }

    /** The metadata once more, if so wanted: rules of lifecycles and rights can ask for tags only. */
    public SortedMap<String, String> tags(Map<String, String> metadata) {
        SortedMap<String, String> tags = new TreeMap<>();
        if (tagged) {
            new TreeMap<>(metadata)
                    .entrySet().stream()
                            .limit(MAX_TAGS)
                            .forEach(entry ->
                                    tags.put(entry.getKey(), entry.getValue().replaceAll(NOT_IN_TAGS, "_")));
        }
        return tags;
    }
}
