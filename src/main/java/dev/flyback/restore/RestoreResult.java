package dev.flyback.restore;

import dev.flyback.dump.index.MigrationEntry;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A restore that is complete, or, after a dry run, one that nothing stands in the way of.
 *
 * @param id of the dump
 * @param target the database, without credentials
 * @param schemaVersion the dump's; null without a history
 * @param tables tables that were loaded
 * @param rows in them
 * @param bytes of their SQL
 * @param proved whether the contents were compared and are equal
 * @param migratedOn what {@code --then-migrate} applied
 * @param findings what was left out or is not right in the rows themselves, one sentence each; a reason to look, and to end with findings
 */
public record RestoreResult(
        String id,
        String target,
        @Nullable String schemaVersion,
        int tables,
        long rows,
        long bytes,
        Duration elapsed,
        boolean proved,
        List<MigrationEntry> migratedOn,
        List<String> findings) {
    public RestoreResult {
        migratedOn = List.copyOf(migratedOn);
        findings = List.copyOf(findings);
    }
}
