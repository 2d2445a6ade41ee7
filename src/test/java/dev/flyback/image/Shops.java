package dev.flyback.image;

import dev.flyback.testing.Migrated;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Migrated databases with rows, and an account that may read them as {@code docs/permissions.md} says. */
final class Shops {
    /** The account for backups, on both servers. */
    static final String READER = "backup";

    static final Map<String, String> POSTGRES_SCRIPTS = Map.of(
            "V1__customers.sql", "create table customers (id int primary key, name text not null);\n",
            "V2__orders.sql",
                    "create table orders (id bigserial primary key, customer int references customers, note text);\n");
    static final Map<String, String> MYSQL_SCRIPTS = Map.of(
            "V1__customers.sql",
            "create table customers (id int primary key, name varchar(40) not null);\n",
            "V2__orders.sql",
            "create table orders (id int primary key auto_increment, customer int, note varchar(80),"
                    + " foreign key (customer) references customers (id));\n");

    private static final int ORDERS = 20_000;

    private Shops() {}

    /** In PostgreSQL, made anew. */
    static TestDatabase postgres(String name) {
        PostgresServer server = Neighbours.postgres();
        TestDatabase database = server.databaseNamed(name, "UTF8");
        Migrated.by(folder(POSTGRES_SCRIPTS), database);
        database.execute("insert into customers values (1, 'Ada'), (2, 'B\u00e4r'), (3, '')");
        database.execute("insert into orders (customer, note) select i % 3 + 1, md5(i::text) from generate_series(1, "
                + ORDERS + ") i");
        server.roleNamed(READER, "");
        server.execute("postgres", "grant pg_read_all_data to " + READER);
        return database;
    }

    /** In MySQL, made anew. */
    static MysqlDatabase mysql(String name) {
        MysqlServer server = Neighbours.mysql();
        MysqlDatabase database = server.databaseNamed(name);
        Migrated.by(folder(MYSQL_SCRIPTS), database);
        database.execute("insert into customers values (1, 'Ada'), (2, 'B\u00e4r'), (3, '')");
        database.execute(
                "set cte_max_recursion_depth = 100000; insert into orders (customer, note) with recursive s (i)"
                        + " as (select 1 union all select i + 1 from s where i < " + ORDERS
                        + ") select i % 3 + 1, sha2(i, 256) from s");
        server.accountNamed(READER);
        server.execute("mysql", "grant select, show view, trigger, lock tables on " + name + ".* to " + READER);
        server.execute("mysql", "grant process, reload, backup_admin on *.* to " + READER);
        return database;
    }

    /** Files of a folder that everyone may read. */
    static Path folder(Map<String, String> files) {
        try {
            Path folder = Files.createTempDirectory("flyback-scripts-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
