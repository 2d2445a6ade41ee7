package dev.flyback.dump.index;

import org.jspecify.annotations.Nullable;

/**
 * One row of the schema history.
 *
 * @param rank {@code installed_rank}
 * @param version null for repeatable migrations and schema creation
 * @param type the history's own word: {@code SQL}, {@code JDBC}, {@code BASELINE}, …
 * @param script the script's name as recorded, relative to its location; never used as a path
 * @param checksum Flyway's CRC32; null where the history has none
 * @param installedOn as the server prints it
 * @param embedded whether the script lies in the dump
 */
public record MigrationEntry(
        int rank,
        @Nullable String version,
        String description,
        String type,
        String script,
        @Nullable Integer checksum,
        boolean success,
        @Nullable String installedOn,
        boolean embedded) {
    /** The same row, with its script in the dump or not. */
    public MigrationEntry withEmbedded(boolean inDump) {
        return new MigrationEntry(rank, version, description, type, script, checksum, success, installedOn, inDump);
    }
}
