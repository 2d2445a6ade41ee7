package dev.flyback.schema.flyway;

import dev.flyback.dump.index.MigrationEntry;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.executor.Context;
import org.flywaydb.core.api.executor.MigrationExecutor;
import org.flywaydb.core.api.migration.baseline.BaselineMigrationType;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.MigrationType;
import org.flywaydb.core.internal.info.MigrationInfoContext;
import org.flywaydb.core.internal.jdbc.Results;
import org.jspecify.annotations.Nullable;

/** A migration as the history recorded it, which Flyway runs whatever the name of its script would mean to it. */
final class RecordedMigration implements ResolvedMigration {
    /** Runs nothing: a baseline row is all that a baseline does. */
    static final MigrationExecutor NOTHING = new MigrationExecutor() {
        @Override
        public List<Results> execute(Context context) {
            return List.of();
        }

        @Override
        public boolean canExecuteInTransaction() {
            return true;
        }

        @Override
        public boolean shouldExecute() {
            return true;
        }

        @Override
        public String shouldExecuteExpression() {
            return "";
        }
    };

    private final MigrationEntry entry;
    private final @Nullable Integer checksum;
    private final MigrationExecutor executor;

    /**
     * Makes a migration.
     *
     * @param checksum what Flyway shall write: the recorded one, or an accepted script's own
     */
    RecordedMigration(MigrationEntry entry, @Nullable Integer checksum, MigrationExecutor executor) {
        this.entry = entry;
        this.checksum = checksum;
        this.executor = executor;
    }

    @Override
    @SuppressWarnings("NullAway") // Flyway takes null for the version of a repeatable migration
    public MigrationVersion getVersion() {
        String version = entry.version();
        return version == null ? null : MigrationVersion.fromVersion(version);
    }

    @Override
    public String getDescription() {
        return entry.description();
    }

    @Override
    public String getScript() {
        return entry.script();
    }

    @Override
    @SuppressWarnings("NullAway") // Flyway takes null for no checksum
    public Integer getChecksum() {
        return checksum;
    }

    @Override
    public MigrationType getType() {
        return switch (MigrationKind.of(entry.type())) {
            case SQL -> CoreMigrationType.SQL;
            case BASELINE_SCRIPT -> BaselineMigrationType.SQL_BASELINE;
            case BASELINE_MARK -> CoreMigrationType.BASELINE;
            default -> throw new IllegalStateException("not to be replayed: " + entry);
        };
    }

    @Override
    public String getPhysicalLocation() {
        return entry.script();
    }

    @Override
    public MigrationExecutor getExecutor() {
        return executor;
    }

    /** Always to be run, also below a baseline: the history says that it was. */
    @Override
    public MigrationState getState(MigrationInfoContext context) {
        return MigrationState.PENDING;
    }

    @Override
    public boolean checksumMatches(Integer other) {
        return Objects.equals(checksum, other);
    }

    @Override
    public boolean checksumMatchesWithoutBeingIdentical(Integer other) {
        return false;
    }
}
