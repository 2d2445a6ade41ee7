package dev.flyback.faults;

import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.Migrated;
import dev.flyback.testing.Patience;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** A database that takes a while: some 200,000 rows in tables with keys, indexes, checks, triggers and seed rows. */
final class Shop {
    static final Path MIGRATIONS = Path.of("src/test/resources/dev/flyback/faults/migrations");

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration UNTIL_SESSIONS_END = Duration.ofSeconds(20);

    private Shop() {}

    static TestDatabase on(PostgresServer server) {
        TestDatabase database = server.freshDatabase();
        Migrated.by(MIGRATIONS, database);
        database.execute(rows());
        return database;
    }

    /** A backup of the shop that takes a second or so. */
    static FlybackProcess backup(TestDatabase shop, StoreFolder store) {
        return FlybackProcess.of("backup", "--json", "--progress=lines", "--name", "shop", "--jobs", "2")
                .with("--store", store.path().toString(), "--migrations", MIGRATIONS.toString())
                .on(shop);
    }

    /** A backup of the shop that compresses for many seconds: time enough for a disturbance in the middle. */
    static FlybackProcess longBackup(TestDatabase shop, StoreFolder store) {
        return backup(shop, store).with("--compression-level", "19");
    }

    /** A restore of the newest dump. */
    static FlybackProcess restore(TestDatabase target, StoreFolder store) {
        return FlybackProcess.of("restore", "--json", "--progress=lines", "--name", "shop", "--jobs", "2")
                .with("--store", store.path().toString())
                .on(target);
    }

    /** Fails if the program's sessions do not end soon; a server notices the end of a client when it next writes to it. */
    static void expectNoSession(TestDatabase database) {
        String sessions = "select pid, state, query from pg_stat_activity where application_name like 'flyback%'"
                + " and datname = current_database()";
        Patience.until(
                UNTIL_SESSIONS_END,
                POLL,
                () -> database.query(sessions).isEmpty(),
                () -> "sessions are left on the server: " + database.query(sessions));
    }

    private static String rows() {
        try (InputStream script = Objects.requireNonNull(Shop.class.getResourceAsStream("rows.sql"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
