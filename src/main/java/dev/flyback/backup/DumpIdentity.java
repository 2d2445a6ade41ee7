package dev.flyback.backup;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What tells one dump from every other.
 *
 * @param id 16 lower-case hexadecimal digits
 * @param flybackVersion who wrote it
 */
record DumpIdentity(String id, String flybackVersion, Instant startedAt) {
    static DumpIdentity random(String flybackVersion, Instant startedAt) {
        return new DumpIdentity(HexFormat.of().toHexDigits(new SecureRandom().nextLong()), flybackVersion, startedAt);
    }
}
