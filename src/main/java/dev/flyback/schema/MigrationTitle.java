package dev.flyback.schema;

import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.report.Printable;

/** How messages name a migration. */
public final class MigrationTitle {
    private MigrationTitle() {}

    /** {@code V2__orders.sql (version 2)}. */
    public static String of(MigrationEntry entry) {
        String version = entry.version();
        return Printable.text(entry.script()) + (version == null ? "" : " (version " + Printable.text(version) + ")");
    }
}
