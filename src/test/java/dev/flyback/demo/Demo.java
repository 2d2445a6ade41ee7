package dev.flyback.demo;

import dev.flyback.testing.ContentOracle;
import dev.flyback.testing.Folders;
import dev.flyback.testing.Migrated;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.RealMigrations;
import dev.flyback.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Shows the program at work, as a user would run it, on a real PostgreSQL with the schema of a real application. Ends with 1 if anything is not as it must be. */
public final class Demo {
    private static final String NAME = "conductor";

    private final Terminal terminal = new Terminal(System.out);

    private Demo() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        new Demo().run();
    }

    private void run() throws IOException {
        terminal.title("A PostgreSQL of its own, without Docker");
        PostgresServer server = PostgresServers.newest();
        terminal.say("PostgreSQL %s listens on port %d.".formatted(version(server), server.port()));
        Path scripts = Files.createTempDirectory("flyback-demo-");
        try (TestDatabase source = server.databaseNamed(NAME, "UTF8");
                TestDatabase target = server.databaseNamed(NAME + "_copy", "UTF8")) {
            migrateAndFill(source, RealMigrations.upTo(RealMigrations.NEWEST, scripts));
            backUp(source, scripts);
            restore(target);
            refuse(target);
            compare(source, target);
        } finally {
            Folders.delete(scripts);
        }
    }

    private void migrateAndFill(TestDatabase source, Path scripts) throws IOException {
        terminal.title("A database with the migrations of a workflow engine (Netflix Conductor, V1 to V8)");
        Migrated.by(scripts, source);
        terminal.say("Flyway brought it to version %s."
                .formatted(source.value(
                        "select version from flyway_schema_history order by installed_rank desc limit 1")));
        terminal.say("Filling it with rows …");
        try (InputStream sql = Objects.requireNonNull(Demo.class.getResourceAsStream("rows.sql"))) {
            source.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        }
        terminal.say("%s rows, %s."
                .formatted(
                        source.value(
                                "select to_char(sum(reltuples), 'FM999,999,999') from pg_class where relkind = 'r' and relnamespace ="
                                        + " 'public'::regnamespace"),
                        source.value("select pg_size_pretty(pg_database_size(current_database()))")));
    }

    private void backUp(TestDatabase source, Path scripts) {
        terminal.title("Back up: one file in ./dumps, with the migration scripts in it");
        terminal.say("The password stands in the environment, as FLYBACK_PASSWORD.");
        terminal.flyback(source, 0, "backup", "--migrations", scripts.toString());
        terminal.flyback(0, "list", NAME);
        terminal.flyback(0, "show", "latest", "--name", NAME);
        terminal.flyback(0, "verify", "latest", "--name", NAME);
    }

    private void restore(TestDatabase target) {
        terminal.title("Restore into an empty database: migrate to exactly the dump's version, load, prove");
        terminal.flyback(target, 0, "restore", "latest", "--name", NAME, "--prove");
    }

    private void refuse(TestDatabase target) {
        terminal.title("The same again: now the target is not empty, and must be refused");
        terminal.flyback(target, 8, "restore", "latest", "--name", NAME);
        terminal.say("Refused with exit code 8, as it must be.");
    }

    private void compare(TestDatabase source, TestDatabase target) {
        terminal.title("Both databases compared by the server itself, without Flyback");
        ContentOracle.contentOf(source).forEach(terminal::fact);
        List<String> differences = ContentOracle.differences(source, target);
        if (!differences.isEmpty()) {
            throw new AssertionError("The restored database differs:\n" + String.join("\n", differences));
        }
        terminal.say("");
        terminal.say("Equal: every row, sequence, index, constraint and comment. The dump stays in ./dumps.");
    }

    private static String version(PostgresServer server) {
        return server.query("postgres", "show server_version").get(0).get(0);
    }
}
