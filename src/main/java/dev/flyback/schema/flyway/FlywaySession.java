package dev.flyback.schema.flyway;

import dev.flyback.database.Secret;
import dev.flyback.dump.index.HistoryFacts;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.failure.UsageException;
import dev.flyback.report.Printable;
import dev.flyback.schema.HistorySettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.FlywayExecutor;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.command.DbSchemas;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;

/** Flyway, set up for one history table of one target, without class path scanning, Java migrations and log. */
final class FlywaySession {
    private final Flyway flyway;

    private FlywaySession(FluentConfiguration configuration) {
        flyway = configuration.load();
        // A lock held by a transaction would wait for ever against CREATE INDEX CONCURRENTLY.
        flyway.getConfiguration()
                .getPluginRegister()
                .getExact(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        SilentLog.install();
    }

    /** Offers exactly the recorded migrations. */
    static FlywaySession replaying(
            HistoryFacts history,
            HistorySettings settings,
            List<String> schemas,
            RecordedMigrations migrations,
            DataSource target) {
        return new FlywaySession(configuration(history, settings, schemas, target)
                .resourceProvider(NoResources.INSTANCE)
                .skipDefaultResolvers(true)
                .skipDefaultCallbacks(true)
                .resolvers(migrations)
                .outOfOrder(true)
                // The caller compares the whole history before and after.
                .validateOnMigrate(false));
    }

    /** Offers the scripts of folders, as Flyway itself would find them. */
    static FlywaySession goingOn(
            HistoryFacts history,
            HistorySettings settings,
            ResourceProvider scripts,
            boolean outOfOrder,
            DataSource target) {
        return new FlywaySession(configuration(history, settings, List.of(), target)
                .resourceProvider(scripts)
                .outOfOrder(outOfOrder)
                .validateOnMigrate(true)
                .ignoreMigrationPatterns("*:missing", "*:future"));
    }

    private static FluentConfiguration configuration(
            HistoryFacts history, HistorySettings settings, List<String> schemas, DataSource target) {
        FluentConfiguration configuration = Flyway.configure(Flyway.class.getClassLoader())
                .dataSource(target)
                .locations(new String[0])
                .javaMigrationClassProvider(List::of)
                .table(history.table().name())
                .sqlMigrationPrefix(settings.migrationPrefix().orElse(history.migrationPrefix()))
                .baselineVersion(settings.baselineVersion().orElse(history.baselineVersion()))
                .baselineOnMigrate(false)
                .encoding(StandardCharsets.UTF_8)
                .createSchemas(true)
                .cleanDisabled(true)
                .group(false)
                .mixed(true)
                .placeholders(placeholders(settings));
        String schema = history.table().schema();
        if (!schema.isEmpty()) {
            List<String> all = new ArrayList<>(List.of(schema));
            schemas.stream().filter(other -> !other.equals(schema)).forEach(all::add);
            configuration.defaultSchema(schema).schemas(all.toArray(new String[0]));
        }
        return configuration;
    }

    private static Map<String, String> placeholders(HistorySettings settings) {
        Map<String, String> placeholders = new HashMap<>();
        for (Map.Entry<String, Secret> placeholder : settings.placeholders().entrySet()) {
            if (placeholder.getKey().toLowerCase(Locale.ROOT).startsWith("flyway:")) {
                throw new UsageException(
                        "The placeholder " + Printable.text(placeholder.getKey()) + " is one that Flyway fills itself.",
                        "Leave it out.");
            }
            placeholders.put(placeholder.getKey(), placeholder.getValue().value());
        }
        return placeholders;
    }

    /**
     * Makes the history table where it is absent, which {@code migrate} would not do in a schema that holds anything, such as an extension's members
     * or Flyback's ledger.
     */
    void createHistory() {
        new FlywayExecutor(flyway.getConfiguration())
                .execute(
                        (resolver, history, database, defaultSchema, schemas, callbacks, interceptor) -> {
                            new DbSchemas(database, schemas, history, callbacks).create(false);
                            if (!history.exists()) {
                                history.create(false);
                            }
                            return true;
                        },
                        true,
                        null);
    }

    void migrate() {
        flyway.migrate();
    }

    /** Every row of the history, without times; empty if it does not exist. */
    List<MigrationEntry> history() {
        try {
            return Arrays.stream(flyway.info().all())
                    .filter(info -> info.getInstalledRank() != null)
                    .map(FlywaySession::entry)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new FlywayException("a row of the history is of a type that this Flyway does not know", e);
        }
    }

    private static MigrationEntry entry(MigrationInfo info) {
        return new MigrationEntry(
                info.getInstalledRank(),
                info.getVersion() == null ? null : info.getVersion().toString(),
                info.getDescription(),
                info.getType().name(),
                info.getScript(),
                info.getChecksum(),
                !info.getState().isFailed(),
                null,
                false);
    }

    /** No scripts beside those that the resolver offers, and no configuration files for them. */
    private enum NoResources implements ResourceProvider {
        INSTANCE;

        @Override
        public @Nullable LoadableResource getResource(String name) {
            return null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return List.of();
        }
    }
}
