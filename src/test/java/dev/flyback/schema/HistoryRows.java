package dev.flyback.schema;

import dev.flyback.dump.index.MigrationEntry;

/** HistoryRows of a Flyway history, as tests need them. */
public final class HistoryRows {
    private HistoryRows() {}

    public static MigrationEntry sql(int rank, String version) {
        return row(rank, version, "step " + version, "SQL", "V" + version + "__step_" + version + ".sql", 1000 + rank);
    }

    public static MigrationEntry repeatable(int rank, String description, int checksum) {
        return row(rank, null, description, "SQL", "R__" + description.replace(' ', '_') + ".sql", checksum);
    }

    /** A row that stands for something other than a script. */
    public static MigrationEntry mark(int rank, String version, String description, String type) {
        return row(rank, version, description, type, description, null);
    }

    public static MigrationEntry row(
            int rank, String version, String description, String type, String script, Integer checksum) {
        return new MigrationEntry(rank, version, description, type, script, checksum, true, null, false);
    }

    public static MigrationEntry failed(MigrationEntry entry) {
        return new MigrationEntry(
                entry.rank(),
                entry.version(),
                entry.description(),
                entry.type(),
                entry.script(),
                entry.checksum(),
                false,
                null,
                false);
    }

    public static MigrationEntry withRank(MigrationEntry entry, int rank) {
        return row(rank, entry.version(), entry.description(), entry.type(), entry.script(), entry.checksum());
    }

    public static MigrationEntry withChecksum(MigrationEntry entry, Integer checksum) {
        return row(entry.rank(), entry.version(), entry.description(), entry.type(), entry.script(), checksum);
    }
}
