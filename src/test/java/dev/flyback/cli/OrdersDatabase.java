package dev.flyback.cli;

import dev.flyback.testing.Migrated;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small migrated database with rows.
 *
 * @param migrations the folder of its scripts
 */
record OrdersDatabase(TestDatabase database, Path migrations) implements AutoCloseable {

    /** Two migrations, 3 customers, 2,000 orders. */
    static OrdersDatabase in(Path folder) {
        TestDatabase database = PostgresServers.newest().freshDatabase();
        OrdersDatabase orders = new OrdersDatabase(database, folder.resolve("migrations"));
        orders.script("V1__init.sql", "create table customers (id int primary key, name text not null);\n");
        orders.script(
                "V2__orders.sql",
                "create table orders (id bigserial primary key, customer int references customers);\n");
        Migrated.by(orders.migrations(), database);
        database.execute("insert into customers values (1, 'Ada'), (2, 'B\u00e4r'), (3, '')");
        database.execute("insert into orders (customer) select i % 3 + 1 from generate_series(1, 2000) i");
        return orders;
    }

    void script(String name, String sql) {
        try {
            Files.createDirectories(migrations);
            Files.writeString(migrations.resolve(name), sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds 16 MB that cannot be compressed: an upload of several parts. */
    void addNoise() {
        database.execute("create table noise as select decode(string_agg(md5(i::text || ',' || j), ''), 'hex') bytes"
                + " from generate_series(1, 200) i, generate_series(1, 5000) j group by i");
    }

    @Override
    public void close() {
        database.close();
    }
}
