package dev.flyback.faults;

import dev.flyback.testing.Database;
import dev.flyback.testing.OwnServer;
import dev.flyback.testing.PostgresServers;
import dev.flyback.testing.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Some 200,000 rows. */
final class Postgres implements EngineUnderTest {
    private static final String SESSIONS = "select pid, state, query from pg_stat_activity"
            + " where application_name like 'flyback%' and datname = current_database()";
    private static final String BY_AGE = " order by backend_start";

    @Override
    public Server server() {
        return PostgresServers.newest();
    }

    @Override
    public OwnServer startServer() {
        return PostgresServers.startOwn();
    }

    @Override
    public Path migrations() {
        return RESOURCES.resolve("migrations");
    }

    @Override
    public void fill(Database shop) {
        try {
            shop.execute(Files.readString(RESOURCES.resolve("rows.sql")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String sessions() {
        return SESSIONS + BY_AGE;
    }

    @Override
    public String readingSessions() {
        return SESSIONS + " and state = 'active' and query ilike 'copy%'" + BY_AGE;
    }

    @Override
    public String endOf(String session) {
        return "select pg_terminate_backend(" + session + ")";
    }

    @Override
    public String ledgers() {
        return "select count(to_regclass('flyback_restore.restore'))";
    }

    @Override
    public String phases() {
        return "select phase from flyback_restore.restore";
    }
}
