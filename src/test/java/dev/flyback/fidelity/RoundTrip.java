package dev.flyback.fidelity;

import dev.flyback.testing.Database;
import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.Folders;
import dev.flyback.testing.Migrated;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlServer;
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

/**
 * A source, an empty target, a folder of migrations and a store, for one way there and back.
 *
 * @param <D> the engine's databases
 */
final class RoundTrip<D extends Database> implements AutoCloseable {
    private final D source;
    private final D target;
    private final Path folder;
    private UnaryOperator<FluentConfiguration> settings = flyway -> flyway;

    RoundTrip(D source, D target) {
        this.source = source;
        this.target = target;
        try {
            this.folder = Files.createTempDirectory("flyback-round-trip-");
            Files.createDirectory(scripts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RoundTrip<TestDatabase> along(Route route) {
        return new RoundTrip<>(route.source().freshDatabase(), route.target().freshDatabase());
    }

    static RoundTrip<TestDatabase> within(PostgresServer server) {
        return along(Route.within(server));
    }

    static RoundTrip<MysqlDatabase> within(MysqlServer server) {
        return new RoundTrip<>(server.freshDatabase(), server.freshDatabase());
    }

    D source() {
        return source;
    }

    D target() {
        return target;
    }

    Path scripts() {
        return folder.resolve("migrations");
    }

    Path store() {
        return folder.resolve("store");
    }

    /** Adds a script, or replaces one. */
    RoundTrip<D> script(String name, String sql) {
        try {
            Files.writeString(scripts().resolve(name), sql);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RoundTrip<D> withoutScript(String name) {
        try {
            Files.delete(scripts().resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the application sets Flyway. */
    RoundTrip<D> flyway(UnaryOperator<FluentConfiguration> how) {
        settings = how;
        return this;
    }

    RoundTrip<D> migrate() {
        Migrated.by(scripts(), source, settings);
        return this;
    }

    /** As the application does before a restore with {@code --premigrated}. */
    RoundTrip<D> migrateTarget() {
        Migrated.by(scripts(), target, settings);
        return this;
    }

    /** Migrates the source by the cases' scripts, in their order, and fills it with their rows. */
    RoundTrip<D> made(List<? extends MatrixCase> cases) {
        for (int number = 0; number < cases.size(); number++) {
            MatrixCase one = cases.get(number);
            script("V" + (number + 1) + "__" + one.name() + ".sql", one.migration());
        }
        migrate();
        cases.forEach(one -> fill(one.rows()));
        return this;
    }

    RoundTrip<D> fill(String sql) {
        source.execute(sql);
        return this;
    }

    FlybackResult backup(String... more) {
        return backupAs(source.owner(), more);
    }

    /** As {@link #backup}, with another account. */
    FlybackResult backupAs(String account, String... more) {
        return FlybackProcess.of("backup", "--name", "fidelity", "--store", store().toString(), "--json")
                .with("--migrations", scripts().toString())
                .on(source, account)
                .with(more)
                .run();
    }

    FlybackResult restore(String... more) {
        return restoreAs(target.owner(), more);
    }

    FlybackResult restoreInto(D database, String... more) {
        return restored(database, database.owner(), more);
    }

    /** As {@link #restore}, with another account. */
    FlybackResult restoreAs(String account, String... more) {
        return restored(target, account, more);
    }

    private FlybackResult restored(D database, String account, String... more) {
        return FlybackProcess.of("restore", "latest", "--name", "fidelity", "--store", store().toString(), "--json")
                .with("--prove")
                .on(database, account)
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

    /** The first of {@link #dumps}. */
    Path dump() {
        return dumps().get(0);
    }

    /** Backs up, verifies, restores, proves; fails if anything is not as it was. */
    void thereAndBack() {
        backup().expect(0);
        onDump("verify").expect(0);
        restore().expect(0);
        target.assertSameAs(source);
    }

    @Override
    public void close() {
        source.close();
        target.close();
        Folders.delete(folder);
    }
}
