package dev.flyback.catalog;

import dev.flyback.failure.UsageException;
import dev.flyback.storage.KeyRule;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key of a dump's object: {@code NAME/SCHEMA-VERSION/yyyyMMddTHHmmssZ-ID.sql.zst}. Listing and choosing need nothing but keys. Name and version
 * may be any text, see {@link KeySegment}; a dump without a version lies under {@code unversioned}.
 *
 * @param name the database's name in the store
 * @param schemaVersion null for a dump without a schema history
 * @param startedAt whole seconds; a fraction is cut off
 * @param id 16 lower-case hexadecimal digits
 */
public record DumpKey(String name, @Nullable String schemaVersion, Instant startedAt, String id) {
    /** What a file system takes as one name. */
    private static final int MAX_SEGMENT_BYTES = 255;

    /** Stands where the schema version of a dump without one would. */
    public static final String UNVERSIONED = "unversioned";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");
    private static final Pattern TRAILING_ZEROS = Pattern.compile("(\\.0)+$");
    private static final Pattern FILE = Pattern.compile("(\\d{8}T\\d{6}Z)-([0-9a-f]{16})\\.sql\\.zst");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");
    private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");

    public DumpKey {
        if (name.isEmpty() || (schemaVersion != null && schemaVersion.isEmpty())) {
            throw new IllegalArgumentException("a dump's name and version are not empty");
        }
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a dump's id: '" + id + "'");
        }
        startedAt = startedAt.truncatedTo(ChronoUnit.SECONDS);
        if (startedAt.isBefore(YEAR_0) || !startedAt.isBefore(YEAR_10000)) {
            throw new IllegalArgumentException("a dump's time has a year of four digits: " + startedAt);
        }
        if (KeySegment.encode(name).length() > MAX_SEGMENT_BYTES) {
            throw new UsageException(
                    "The name of the database is too long for a store: " + name,
                    "Give a shorter one with --name (" + MAX_SEGMENT_BYTES + " bytes when percent-encoded).");
        }
    }

    /** The dump that has this key; empty if the object is not a dump. The inverse of {@link #format()}. */
    public static Optional<DumpKey> parse(String key) {
        String[] segments = key.split("/", -1);
        if (segments.length != 3 || !KeyRule.isLegal(key)) {
            return Optional.empty();
        }
        Optional<String> name = KeySegment.decode(segments[0]).filter(text -> !text.isEmpty());
        Optional<String> version = versionOf(segments[1]);
        Matcher file = FILE.matcher(segments[2]);
        if (name.isEmpty() || !file.matches() || (version.isEmpty() && !segments[1].equals(UNVERSIONED))) {
            return Optional.empty();
        }
        return time(file.group(1)).map(at -> new DumpKey(name.get(), version.orElse(null), at, file.group(2)));
    }

    public String format() {
        return prefixOf(name) + versionSegment() + "/" + TIME.format(startedAt) + "-" + id + ".sql.zst";
    }

    /** Whether the dump is at a version as a user writes it: {@code 1.0}, {@code 01} and {@code 1} are the same; {@value #UNVERSIONED} means none. */
    public boolean isAtVersion(String wanted) {
        return schemaVersion == null
                ? wanted.equals(UNVERSIONED)
                : canonical(wanted).equals(canonical(schemaVersion));
    }

    /** The same text for dumps whose versions are the same to Flyway; empty without a version. */
    public String comparableVersion() {
        return schemaVersion == null ? "" : canonical(schemaVersion);
    }

    /** What the keys of all dumps of a database begin with. */
    public static String prefixOf(String name) {
        return KeySegment.encode(name) + "/";
    }

    private String versionSegment() {
        if (schemaVersion == null) {
            return UNVERSIONED;
        }
        // A history may call a version "unversioned"; it must not look like a dump without one.
        return schemaVersion.equals(UNVERSIONED)
                ? KeySegment.escape((byte) UNVERSIONED.charAt(0)) + UNVERSIONED.substring(1)
                : KeySegment.encode(schemaVersion);
    }

    private static Optional<String> versionOf(String segment) {
        if (segment.equals(KeySegment.escape((byte) UNVERSIONED.charAt(0)) + UNVERSIONED.substring(1))) {
            return Optional.of(UNVERSIONED);
        }
        return KeySegment.decode(segment).filter(text -> !text.isEmpty() && !text.equals(UNVERSIONED));
    }

    /** Leading zeros of a number and trailing zero parts mean nothing to Flyway; an underscore is a dot. */
    private static String canonical(String version) {
        String dotted = version.replace('_', '.');
        return TRAILING_ZEROS
                .matcher(LEADING_ZEROS.matcher(dotted).replaceAll(""))
                .replaceAll("");
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(TIME.parse(text, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
