package dev.flyback.schema.flyway;

import dev.flyback.database.SmallTables;
import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.schema.HistorySettings;
import dev.flyback.schema.MigrationSet;
import dev.flyback.schema.SchemaHistories;
import java.util.List;
import java.util.Optional;

/**
 * Histories that Flyway writes, from its version 4 on, in a table of any name, case and schema. A name may be given with or without its schema; it is
 * matched exactly first, then without regard to case.
 */
public final class FlywayHistories implements SchemaHistories {
    static final String KIND = "flyway";
    private static final String DEFAULT_PREFIX = "V";
    private static final String DEFAULT_BASELINE_VERSION = "1";

    @Override
    public Optional<MigrationSet> find(SmallTables database, HistorySettings settings) {
        HistoryTables tables = new HistoryTables(database);
        return tables.choose(settings.table()).map(table -> set(table, tables.read(table), settings));
    }

    @Override
    public List<MigrationEntry> effective(List<MigrationEntry> entries) {
        return EffectiveHistory.of(entries).rows();
    }

    private static MigrationSet set(TableName table, List<MigrationEntry> entries, HistorySettings settings) {
        HistoryFacts facts = new HistoryFacts(
                KIND,
                table,
                settings.migrationPrefix().or(() -> ScriptPrefix.of(entries)).orElse(DEFAULT_PREFIX),
                settings.baselineVersion().or(() -> baselineVersion(entries)).orElse(DEFAULT_BASELINE_VERSION),
                settings.placeholders().keySet().stream().sorted().toList());
        return new MigrationSet(facts, entries, EffectiveHistory.of(entries).schemaVersion());
    }

    private static Optional<String> baselineVersion(List<MigrationEntry> entries) {
        return entries.stream()
                .filter(entry -> MigrationKind.of(entry.type()) == MigrationKind.BASELINE_MARK)
                .flatMap(entry -> Optional.ofNullable(entry.version()).stream())
                .findFirst();
    }
}
