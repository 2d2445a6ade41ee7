package dev.flyback.faults;

import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.Migrated;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.Patience;
import java.nio.file.Path;
import java.time.Duration;

/** A database of MySQL or MariaDB that takes a while: tables with keys, references, a trigger, generated columns, a view and seed rows. */
final class MysqlShop {
    private static final Path MIGRATIONS = Path.of("src/test/resources/dev/flyback/faults/mysql-migrations");
    private static final int DOUBLINGS = 9;
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration UNTIL_SESSIONS_END = Duration.ofSeconds(20);

    private MysqlShop() {}

    static MysqlDatabase on(MysqlServer server) {
        MysqlDatabase database = server.freshDatabase();
        Migrated.by(MIGRATIONS, database);
        database.execute(
                "insert into customer (email) values ('a@example.org'), ('b@example.org'), (null);"
                        + " insert into line (customer, note, attributes) select id, repeat(sha2(id, 256), 20), json_object('n', id) from customer");
        for (int i = 0; i < DOUBLINGS; i++) {
            database.execute("insert into line (customer, note, attributes)"
                    + " select customer, concat(repeat(sha2(id, 256), 20), id), json_object('n', id) from line");
        }
        return database;
    }

    /** A backup that takes a second or so. */
    static FlybackProcess backup(MysqlDatabase shop, StoreFolder store) {
        return FlybackProcess.of("backup", "--json", "--progress=lines", "--name", "shop", "--jobs", "2")
                .with("--store", store.path().toString(), "--migrations", MIGRATIONS.toString())
                .on(shop);
    }

    /** A restore of the newest dump. */
    static FlybackProcess restore(MysqlDatabase target, StoreFolder store) {
        return FlybackProcess.of("restore", "--json", "--progress=lines", "--name", "shop", "--jobs", "2")
                .with("--store", store.path().toString())
                .on(target);
    }

    /** The program's sessions in a database, for a query that names columns of the process list first. */
    static String sessions(MysqlDatabase database, String columns) {
        return "select " + columns + " from information_schema.processlist where db = database() and user = '"
                + database.owner() + "'";
    }

    /** Fails if the program's sessions do not end soon. */
    static void expectNoSession(MysqlDatabase database) {
        String sessions = sessions(database, "id, state, info");
        Patience.until(
                UNTIL_SESSIONS_END,
                POLL,
                () -> database.query(sessions).isEmpty(),
                () -> "sessions are left on the server: " + database.query(sessions));
    }
}
