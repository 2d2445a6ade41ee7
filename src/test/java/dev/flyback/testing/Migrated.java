package dev.flyback.testing;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Applies migrations as an application would: by Flyway, as the owner of the database. */
public final class Migrated {
    private Migrated() {}

    public static void by(Path folder, Database database) {
        by(folder, database, settings -> settings);
    }

    /** As {@link #by(Path, Database)}, with what the application sets besides the location. */
    public static void by(Path folder, Database database, UnaryOperator<FluentConfiguration> settings) {
        flyway(folder, database, settings).migrate();
    }

    public static Flyway flyway(Path folder, Database database, UnaryOperator<FluentConfiguration> settings) {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(database.url(), database.owner(), PostgresServer.PASSWORD)
                .locations("filesystem:" + folder);
        return settings.apply(configuration).load();
    }
}
