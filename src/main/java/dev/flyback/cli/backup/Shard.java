package dev.flyback.cli.backup;

import dev.flyback.failure.UsageException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several runs that share the databases of a configuration. A database belongs to the shard whose index is the first eight bytes of the SHA-256
 * of its name in UTF-8, as an unsigned big-endian number, modulo the number of shards: to exactly one, whatever other databases there are.
 *
 * @param index from 0
 * @param count how many there are
 */
record Shard(int index, int count) {
    static final int MAX_COUNT = 10_000;

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})/(\\d{1,5})");

    /** Everything. */
    static final Shard WHOLE = new Shard(0, 1);

    Shard {
        if (count < 1 || count > MAX_COUNT || index < 0 || index >= count) {
            throw new IllegalArgumentException("no shard: " + index + " of " + count);
        }
    }

    /** As people write it: {@code 1/3}, {@code 2/3}, {@code 3/3}. */
    static Shard parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            int number = Integer.parseInt(matcher.group(1));
            int count = Integer.parseInt(matcher.group(2));
            if (number >= 1 && number <= count && count <= MAX_COUNT) {
                return new Shard(number - 1, count);
            }
        }
        throw new UsageException(
                "--shard " + text + " is no shard.",
                "Write I/N with I from 1 to N, and N at most " + MAX_COUNT + ": 1/3, 2/3 and 3/3 are three runs.");
    }

    /**
     * As an Indexed Job of Kubernetes tells its pods.
     *
     * @param index from 0
     */
    static Shard ofJob(Optional<String> index, Optional<String> completions) {
        if (index.isEmpty() && completions.isEmpty()) {
            return WHOLE;
        }
        if (index.isEmpty() || completions.isEmpty()) {
            throw new UsageException(
                    index.isEmpty()
                            ? "JOB_COMPLETIONS is set, but JOB_COMPLETION_INDEX is not: each pod would back up everything."
                            : "JOB_COMPLETION_INDEX is set, but JOB_COMPLETIONS is not: the number of pods is not known.",
                    "Give the Job completionMode: Indexed, and the container JOB_COMPLETIONS with the Job's completions;"
                            + " or use --shard.");
        }
        try {
            return new Shard(Integer.parseInt(index.get()), Integer.parseInt(completions.get()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "JOB_COMPLETION_INDEX " + index.get() + " with JOB_COMPLETIONS " + completions.get()
                            + " is no shard.",
                    "The index is from 0 to one less than the completions, which are at most " + MAX_COUNT + ".",
                    e);
        }
    }

    boolean has(String database) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(database.getBytes(StandardCharsets.UTF_8));
            return Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), count) == index;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** {@code 2/3}. */
    @Override
    public String toString() {
        return (index + 1) + "/" + count;
    }
}
