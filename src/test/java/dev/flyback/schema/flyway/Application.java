package dev.flyback.schema.flyway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flyback.database.Secret;
import dev.flyback.dump.index.MigrationEntry;
import dev.flyback.report.Progress;
import dev.flyback.schema.HistorySettings;
import dev.flyback.schema.MigrationReplay.Replay;
import dev.flyback.schema.MigrationSet;
import dev.flyback.schema.ScriptLibrary.Scripts;
import dev.flyback.testing.Migrated;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

/** An application of a test: a folder with its scripts, the database that it migrates, and a second one that its history is replayed into. */
final class Application implements AutoCloseable {
    static final HistorySettings NO_SETTINGS =
            new HistorySettings(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    final Path folder;
    final TestDatabase source;
    final TestDatabase target;
    private final Map<String, String> placeholders = new HashMap<>();

    Application(Path folder) {
        this(folder, PostgresServers.newest());
    }

    Application(Path folder, PostgresServer server) {
        this.folder = folder;
        this.source = server.freshDatabase();
        this.target = server.freshDatabase();
    }

    Application script(String name, String text) {
        return script(name, text.getBytes(UTF_8));
    }

    Application script(String name, byte[] text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Application placeholder(String name, String value) {
        placeholders.put(name, value);
        return this;
    }

    Application migrate() {
        return migrate(settings -> settings);
    }

    Application migrate(UnaryOperator<FluentConfiguration> settings) {
        Migrated.by(folder, source, flyway -> settings.apply(flyway.placeholders(placeholders)));
        return this;
    }

    HistorySettings settings() {
        Map<String, Secret> secrets = new HashMap<>();
        placeholders.forEach((name, value) -> secrets.put(name, new Secret(value)));
        return new HistorySettings(Optional.empty(), Optional.empty(), Optional.empty(), secrets);
    }

    MigrationSet history() {
        return history(source);
    }

    MigrationSet history(TestDatabase database) {
        return new FlywayHistories()
                .find(new DatabaseTables(database), settings())
                .orElseThrow();
    }

    Scripts scripts() {
        return new FlywayScripts().find(history(), settings(), List.of(folder));
    }

    Replay replay(String... acceptedChecksums) {
        MigrationSet history = history();
        return new Replay(
                history.facts(), history.entries(), scripts().byRank(), Set.of(acceptedChecksums), settings());
    }

    Application replayed(String... acceptedChecksums) {
        new FlywayReplay().replay(replay(acceptedChecksums), targetConnections(), Progress.NONE);
        return this;
    }

    DataSource targetConnections() {
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setURL(target.url());
        connections.setUser(target.owner());
        connections.setPassword(PostgresServer.PASSWORD);
        return connections;
    }

    /** What matters of a database's history, in the order of ranks. */
    List<String> historyOf(TestDatabase database) {
        return new FlywayHistories()
                .effective(history(database).entries()).stream()
                        .map(Application::line)
                        .toList();
    }

    private static String line(MigrationEntry entry) {
        return entry.version() + " " + entry.description() + " " + entry.type() + " " + entry.script() + " "
                + entry.checksum() + " " + entry.success();
    }

    /** Every column, constraint, index, function and view of the user's. */
    static List<List<String>> definitions(TestDatabase database) {
        return database.query("""
                with mine as (select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema')
                select 'column', nspname, relname, attname, format_type(atttypid, atttypmod), attnotnull::text,
                       pg_get_expr(adbin, adrelid)
                from mine join pg_class c on relnamespace = mine.oid
                join pg_attribute a on attrelid = c.oid and attnum > 0 and not attisdropped
                left join pg_attrdef on adrelid = c.oid and adnum = attnum
                union all select 'constraint', nspname, conrelid::regclass::text, conname, pg_get_constraintdef(k.oid), '', ''
                from mine join pg_constraint k on connamespace = mine.oid where contype <> 'n'
                union all select 'index', schemaname, tablename, indexname, indexdef, '', ''
                from pg_indexes join mine on schemaname = nspname
                union all select 'function', nspname, proname, prosrc, '', '', ''
                from mine join pg_proc on pronamespace = mine.oid
                union all select 'view', schemaname, viewname, definition, '', '', ''
                from pg_views join mine on schemaname = nspname
                order by 1, 2, 3, 4, 5""");
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
