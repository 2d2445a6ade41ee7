package dev.flyback.storage.bucket;

import java.util.List;

/**
 * How objects are uploaded in parts.
 *
 * @param parts how many the store takes for one object
 * @param atOnce how many are sent at the same time; each is held in memory until the store has it
 */
public record UploadLimits(int parts, int atOnce) {
    /** The parameters of a URL that say so. */
    public static final List<String> PARAMETERS = List.of("part-limit", "uploads");

    /** As on AWS. */
    public static final int MOST_PARTS = 10_000;

    private static final int FEWEST_PARTS = 100;
    private static final int FEWEST_AT_ONCE = 2;
    private static final int MOST_AT_ONCE = 64;

    /** More than that must be asked for: a machine with many processors may have a slow network. */
    private static final int MOST_BY_PROCESSORS = 8;

    /** As the URL says; else as many at once as there are processors, which make what is sent. */
    public static UploadLimits of(StoreUrl url) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new UploadLimits(
                url.number("part-limit", FEWEST_PARTS, MOST_PARTS).orElse(MOST_PARTS),
                url.number("uploads", 1, MOST_AT_ONCE)
                        .orElse(Math.max(FEWEST_AT_ONCE, Math.min(processors, MOST_BY_PROCESSORS))));
    }
}
