package dev.flyback.schema.flyway;

import dev.flyback.dump.index.MigrationEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.api.resolver.MigrationResolver;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.internal.resolver.sql.SqlMigrationExecutor;
import org.flywaydb.core.internal.sqlscript.SqlScript;

/** Gives Flyway the migrations of a set, out of memory, and no others. */
final class RecordedMigrations implements MigrationResolver {
    private final List<MigrationEntry> entries;
    private final Map<Integer, ScriptText> scripts;

    /**
     * Offers migrations.
     *
     * @param scripts by rank, for every entry that is not a baseline
     */
    RecordedMigrations(List<MigrationEntry> entries, Map<Integer, ScriptText> scripts) {
        this.entries = List.copyOf(entries);
        this.scripts = Map.copyOf(scripts);
    }

    @Override
    public Collection<ResolvedMigration> resolveMigrations(Context context) {
        return entries.stream().map(entry -> resolve(entry, context)).toList();
    }

    private ResolvedMigration resolve(MigrationEntry entry, Context context) {
        if (MigrationKind.of(entry.type()) == MigrationKind.BASELINE_MARK) {
            return new RecordedMigration(entry, entry.checksum(), RecordedMigration.NOTHING);
        }
        ScriptText script = Objects.requireNonNull(scripts.get(entry.rank()), "obstacles were not looked for");
        // "mixed" lets a script hold statements that cannot run in a transaction: the source's settings are not known,
        // and it ran there.
        SqlScript statements = context.sqlScriptFactory.createSqlScript(
                new RecordedScript(entry.script(), script.text()), true, context.resourceProvider);
        return new RecordedMigration(
                entry,
                script.matches() || script.checksum() == null ? entry.checksum() : script.checksum(),
                new SqlMigrationExecutor(context.sqlScriptExecutorFactory, statements, false, false));
    }
}
