package dev.flyback.fidelity;

import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.Folders;
import dev.flyback.testing.Migrated;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlOracle;
import dev.flyback.testing.MysqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** A source and an empty target of one server, a folder of migrations and a store, for one way there and back. */
final class MysqlRoundTrip implements AutoCloseable {
    private final MysqlDatabase source;
    private final MysqlDatabase target;
    private final Path folder;

    MysqlRoundTrip(MysqlServer server) {
        this.source = server.freshDatabase();
        this.target = server.freshDatabase();
        try {
            this.folder = Files.createTempDirectory("flyback-round-trip-");
            Files.createDirectory(scripts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MysqlDatabase source() {
        return source;
    }

    MysqlDatabase target() {
        return target;
    }

    Path scripts() {
        return folder.resolve("migrations");
    }

    Path store() {
        return folder.resolve("store");
    }

    /** Adds a script, or replaces one. */
    MysqlRoundTrip script(String name, String sql) {
        try {
            Files.writeString(scripts().resolve(name), sql);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Migrates the source by the cases' scripts, in their order, and fills it with their rows. */
    MysqlRoundTrip made(List<MysqlCase> cases) {
        for (int number = 0; number < cases.size(); number++) {
            MysqlCase one = cases.get(number);
            script("V" + (number + 1) + "__" + one.name() + ".sql", one.migration());
        }
        migrate();
        cases.forEach(one -> fill(one.rows()));
        return this;
    }

    MysqlRoundTrip migrate() {
        return migrate(settings -> settings);
    }

    /** With what the application sets besides the location. */
    MysqlRoundTrip migrate(UnaryOperator<FluentConfiguration> settings) {
        Migrated.by(scripts(), source, settings);
        return this;
    }

    /** As the application does before a restore with {@code --premigrated}. */
    MysqlRoundTrip migrateTarget() {
        Migrated.by(scripts(), target);
        return this;
    }

    /** As {@link #migrateTarget}, by an application with another account. */
    MysqlRoundTrip migrateTargetAs(String account) {
        Migrated.by(scripts(), new MysqlDatabase(target.server(), target.name(), account));
        return this;
    }

    MysqlRoundTrip fill(String sql) {
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

    FlybackResult restore(String... more) {
        return FlybackProcess.of("restore", "latest", "--name", "fidelity", "--store", store().toString(), "--json")
                .with("--prove")
                .on(target)
                .with(more)
                .run();
    }

    /** As {@link #backup}, with another account. */
    FlybackResult backupAs(String account, String... more) {
        return FlybackProcess.of("backup", "--name", "fidelity", "--store", store().toString(), "--json")
                .with("--migrations", scripts().toString())
                .on(source, account)
                .with(more)
                .run();
    }

    /** As {@link #restore}, with another account. */
    FlybackResult restoreAs(String account, String... more) {
        return FlybackProcess.of("restore", "latest", "--name", "fidelity", "--store", store().toString(), "--json")
                .with("--prove")
                .on(target, account)
                .with(more)
                .run();
    }

    FlybackResult onDump(String command, String... more) {
        return FlybackProcess.of(command, "latest", "--name", "fidelity", "--store", store().toString())
                .with(more)
                .run();
    }

    /** The only dump in the store. */
    Path dump() {
        try (var files = Files.walk(store())) {
            return files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Backs up, verifies, restores, proves; fails if anything is not as it was. */
    void thereAndBack() {
        backup().expect(0);
        onDump("verify").expect(0);
        restore().expect(0);
        MysqlOracle.assertSame(source, target);
    }

    @Override
    public void close() {
        source.close();
        target.close();
        Folders.delete(folder);
    }
}
