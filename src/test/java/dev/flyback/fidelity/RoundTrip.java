package dev.flyback.fidelity;

import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.Folders;
import dev.flyback.testing.Migrated;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** A source, an empty target, a folder of migrations and a store, for one way there and back. */
final class RoundTrip implements AutoCloseable {
    private final TestDatabase source;
    private final TestDatabase target;
    private final Path folder;
    private UnaryOperator<FluentConfiguration> settings = flyway -> flyway;

    RoundTrip(TestDatabase source, TestDatabase target) {
        this.source = source;
        this.target = target;
        try {
            this.folder = Files.createTempDirectory("flyback-round-trip-");
            Files.createDirectory(scripts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RoundTrip along(Route route) {
        return new RoundTrip(route.source().freshDatabase(), route.target().freshDatabase());
    }

    static RoundTrip within(PostgresServer server) {
        return along(Route.within(server));
    }

    TestDatabase source() {
        return source;
    }

    TestDatabase target() {
        return target;
    }

    Path scripts() {
        return folder.resolve("migrations");
    }

    Path store() {
        return folder.resolve("store");
    }

    /** Adds a script, or replaces one. */
    RoundTrip script(String name, String sql) {
        try {
            Files.writeString(scripts().resolve(name), sql);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RoundTrip withoutScript(String name) {
        try {
            Files.delete(scripts().resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the application sets Flyway. */
    RoundTrip flyway(UnaryOperator<FluentConfiguration> how) {
        settings = how;
        return this;
    }

    RoundTrip migrate() {
        Migrated.by(scripts(), source, settings);
        return this;
    }

    /** As the application does before a restore with {@code --premigrated}. */
    RoundTrip migrateTarget() {
        Migrated.by(scripts(), target, settings);
        return this;
    }

    RoundTrip fill(String sql) {
        source.execute(sql);
        return this;
    }

    FlybackResult backup(String... more) {
        return FlybackProcess.of("backup", "--name", "fidelity", "--store", store().toString(), "--json")
                .with("--migrations", scripts().toString())
                .on(source)
                .with(more)
                .run();
    }

    FlybackResult backupAs(String role) {
        return FlybackProcess.of("backup", "--name", "fidelity", "--store", store().toString(), "--json")
                .with("--migrations", scripts().toString())
                .on(source, role)
                .run();
    }

    /** As {@link #restore}, with another account. */
    FlybackResult restoreAs(String role) {
        return FlybackProcess.of("restore", "latest", "--name", "fidelity", "--store", store().toString(), "--json")
                .with("--prove")
                .on(target, role)
                .run();
    }

    FlybackResult restore(String... more) {
        return restoreInto(target, more);
    }

    FlybackResult restoreInto(TestDatabase database, String... more) {
        return FlybackProcess.of("restore", "latest", "--name", "fidelity", "--store", store().toString(), "--json")
                .with("--prove")
                .on(database)
                .with(more)
                .run();
    }

    FlybackResult onDump(String command, String... more) {
        return FlybackProcess.of(command, "latest", "--name", "fidelity", "--store", store().toString())
                .with(more)
                .run();
    }

    /** Everything that is in the store. */
    List<Path> dumps() {
        try (var files = Files.walk(store())) {
            return new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Backs up, restores, proves; fails if anything is not as it was. */
    void thereAndBack() {
        backup().expect(0);
        restore().expect(0);
        ContentOracle.assertSame(source, target);
    }

    @Override
    public void close() {
        source.close();
        target.close();
        Folders.delete(folder);
    }
}
