package dev.flyback.faults;

import dev.flyback.testing.Database;
import dev.flyback.testing.MysqlServer;
import dev.flyback.testing.MysqlServers;
import dev.flyback.testing.OwnServer;
import dev.flyback.testing.Server;
import java.nio.file.Path;

/** MySQL where there is one, else MariaDB. */
final class Mysql implements EngineUnderTest {
    private static final int DOUBLINGS = 9;
    private static final String SESSIONS = "select id, state, info from information_schema.processlist"
            + " where db = database() and user = '" + MysqlServer.OWNER + "' order by id";

    @Override
    public Server server() {
        return MysqlServers.one().findFirst().orElseThrow();
    }

    @Override
    public OwnServer startServer() {
        return MysqlServers.startOwn();
    }

    @Override
    public Path migrations() {
        return RESOURCES.resolve("mysql-migrations");
    }

    @Override
    public void fill(Database shop) {
        shop.execute(
                "insert into customer (email) values ('a@example.org'), ('b@example.org'), (null);"
                        + " insert into line (customer, note, attributes) select id, repeat(sha2(id, 256), 20), json_object('n', id) from customer");
        for (int i = 0; i < DOUBLINGS; i++) {
            shop.execute("insert into line (customer, note, attributes)"
                    + " select customer, concat(repeat(sha2(id, 256), 20), id), json_object('n', id) from line");
        }
        // A server that is started again has forgotten how far ahead insertions were; this it keeps.
        shop.execute("alter table line auto_increment = 10000");
    }

    @Override
    public String sessions() {
        return SESSIONS;
    }

    /** Workers' sessions are the last ones that a backup opens. */
    @Override
    public String readingSessions() {
        return SESSIONS + " desc limit 1";
    }

    @Override
    public String endOf(String session) {
        return "kill " + session;
    }

    @Override
    public String ledgers() {
        return "select count(*) from information_schema.tables where table_schema = database() and table_name = 'flyback_restore'";
    }

    @Override
    public String phases() {
        return "select phase from flyback_restore";
    }
}
