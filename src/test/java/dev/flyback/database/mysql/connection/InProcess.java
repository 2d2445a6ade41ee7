package dev.flyback.database.mysql.connection;

import dev.flyback.database.ConnectionSettings;
import dev.flyback.database.DatabaseUrl;
import dev.flyback.database.Secret;
import dev.flyback.testing.MysqlDatabase;
import dev.flyback.testing.MysqlServer;
import java.util.Optional;

/** The adapter on a test's database, without the program around it. */
public final class InProcess {
    private InProcess() {}

    public static MysqlConnections connections(MysqlDatabase database) {
        return new MysqlConnections(new ConnectionSettings(
                DatabaseUrl.parse(database.url()),
                Optional.of(database.owner()),
                Optional.of(new Secret(MysqlServer.PASSWORD)),
                Optional.empty()));
    }
}
