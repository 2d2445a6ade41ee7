package dev.flyback.schema.flyway;

import dev.flyback.dump.index.MigrationEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.function.Predicate;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a history that describe the present state, told as Flyway tells it: an undo row takes out the latest run of its version, a deletion row
 * that of its version or of its repeatable migration, and a later run of a repeatable migration takes out the earlier ones.
 *
 * @param rows what counts, by ascending rank; types under their present names
 * @param undone versioned rows that were undone
 * @param deleted rows that were deleted
 */
record EffectiveHistory(List<MigrationEntry> rows, List<MigrationEntry> undone, List<MigrationEntry> deleted) {
    EffectiveHistory {
        rows = List.copyOf(rows);
        undone = List.copyOf(undone);
        deleted = List.copyOf(deleted);
    }

    static EffectiveHistory of(List<MigrationEntry> entries) {
        List<MigrationEntry> sorted = entries.stream()
                .sorted(Comparator.comparingInt(MigrationEntry::rank))
                .toList();
        List<MigrationEntry> rows = new ArrayList<>();
        List<MigrationEntry> undone = new ArrayList<>();
        List<MigrationEntry> deleted = new ArrayList<>();
        for (MigrationEntry entry : sorted) {
            switch (MigrationKind.of(entry.type())) {
                case SCHEMA_CREATION -> {}
                case UNDO -> {
                    if (entry.success()) {
                        takeLatest(rows, undone, sameMigration(entry));
                    } else {
                        rows.add(entry);
                    }
                }
                case DELETION -> {
                    if (entry.success()) {
                        takeLatest(rows, deleted, sameMigration(entry));
                        rows.removeIf(row ->
                                entry.version() == null && sameMigration(entry).test(row));
                    } else {
                        rows.add(entry);
                    }
                }
                default -> rows.add(canonical(entry));
            }
        }
        return new EffectiveHistory(withoutSuperseded(rows), undone, deleted);
    }

    /** The highest version that is applied, by Flyway's comparison; null if none is. */
    @Nullable
    String schemaVersion() {
        String highest = null;
        for (MigrationEntry row : rows) {
            String version = row.version();
            if (version != null && row.success() && (highest == null || compare(version, highest) > 0)) {
                highest = version;
            }
        }
        return highest;
    }

    /** Flyway's comparison of versions; the order of characters if Flyway cannot read one of them. */
    static int compare(String version, String other) {
        try {
            return MigrationVersion.fromVersion(version).compareTo(MigrationVersion.fromVersion(other));
        } catch (FlywayException e) {
            return version.compareTo(other);
        }
    }

    private static Predicate<MigrationEntry> sameMigration(MigrationEntry mark) {
        String version = mark.version();
        return row -> {
            String other = row.version();
            if (MigrationKind.of(row.type()).isSynthetic()) {
                return false;
            }
            if (version == null || other == null) {
                return version == null && other == null && row.description().equals(mark.description());
            }
            return compare(version, other) == 0;
        };
    }

    private static void takeLatest(
            List<MigrationEntry> rows, List<MigrationEntry> taken, Predicate<MigrationEntry> wanted) {
        ListIterator<MigrationEntry> backwards = rows.listIterator(rows.size());
        while (backwards.hasPrevious()) {
            MigrationEntry row = backwards.previous();
            if (wanted.test(row)) {
                backwards.remove();
                taken.add(row);
                return;
            }
        }
    }

    private static List<MigrationEntry> withoutSuperseded(List<MigrationEntry> rows) {
        Map<String, MigrationEntry> latest = new HashMap<>();
        for (MigrationEntry row : rows) {
            if (row.version() == null) {
                latest.put(row.description(), row);
            }
        }
        return rows.stream()
                .filter(row -> row.version() != null || row.equals(latest.get(row.description())))
                .toList();
    }

    private static MigrationEntry canonical(MigrationEntry entry) {
        String type = MigrationKind.canonical(entry.type());
        return type.equals(entry.type())
                ? entry
                : new MigrationEntry(
                        entry.rank(),
                        entry.version(),
                        entry.description(),
                        type,
                        entry.script(),
                        entry.checksum(),
                        entry.success(),
                        entry.installedOn(),
                        entry.embedded());
    }
}
