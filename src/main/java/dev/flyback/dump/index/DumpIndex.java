package dev.flyback.dump.index;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a dump says of itself; the JSON object at its end.
 *
 * @param formatVersion {@link #FORMAT_VERSION}; a reader refuses any other
 * @param id 16 lower-case hexadecimal digits, random
 * @param name the database's name in the store
 * @param schemaVersion the highest applied version of the history; null without a history
 * @param history null for a dump made with {@code --unversioned}
 * @param migrations every row of the history, by ascending rank; empty without a history
 * @param tables the tables whose rows are in the dump; frames name them by their position here
 * @param largeObjects null if the source had none
 * @param frames every frame before the index, in the order of offsets, without gaps
 * @param sequences sequence values and auto-increment counters, read after the data
 * @param derived materialized views, in the order in which they must be refreshed
 * @param notMadeByMigrations views, sequences, types and partitioned tables that no script of the set names; empty where that is not known
 * @param schemas the only schemas that the dump was made of; empty if it was made of all of the user's
 * @param warnings what the backup told the user
 */
public record DumpIndex(
        int formatVersion,
        String id,
        String flybackVersion,
        String name,
        Instant startedAt,
        Instant finishedAt,
        SourceFacts source,
        @Nullable String schemaVersion,
        @Nullable HistoryFacts history,
        List<MigrationEntry> migrations,
        Shape shape,
        List<TableEntry> tables,
        @Nullable LargeObjectsEntry largeObjects,
        List<FrameEntry> frames,
        List<SequenceEntry> sequences,
        List<TableName> derived,
        List<TableName> notMadeByMigrations,
        List<String> schemas,
        Totals totals,
        List<String> warnings) {
    public static final int FORMAT_VERSION = 1;

    public DumpIndex {
        Stream.of(id, flybackVersion, name, startedAt, finishedAt, source, shape, totals)
                .forEach(Objects::requireNonNull);
        migrations = List.copyOf(migrations);
        tables = List.copyOf(tables);
        frames = List.copyOf(frames);
        sequences = List.copyOf(sequences);
        derived = List.copyOf(derived);
        // Dumps of the first snapshots of this format do not have these fields.
        notMadeByMigrations = notMadeByMigrations == null ? List.of() : List.copyOf(notMadeByMigrations);
        schemas = schemas == null ? List.of() : List.copyOf(schemas);
        warnings = List.copyOf(warnings);
    }

    /** Whose the large objects are; empty if there are none, or the dump does not say. */
    public List<LargeObjectAccess> largeObjectAccess() {
        return largeObjects == null ? List.of() : largeObjects.access();
    }
}
