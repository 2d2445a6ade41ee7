package dev.flyback.database.mysql.target;

import dev.flyback.database.mysql.catalogue.SystemVersioning;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.ServerIdentity;
import dev.flyback.database.mysql.connection.SessionSettings;
import java.sql.Connection;
import java.util.List;

/** What a session that writes to a target is set to besides. */
final class TargetSession {
    /** Memory for sorting a key that is built; the default of 1 MiB sorts a large table in many passes. MySQL 8.0.27 and later. */
    private static final List<String> FASTER = List.of("SET SESSION innodb_ddl_buffer_size = 134217728");

    private TargetSession() {}

    static void set(Connection connection, ServerIdentity server, TargetLocks locks) {
        locks.set(connection);
        // References are looked at when all rows are there; rows that no CHECK looked at at the source come back, too.
        Query.execute(connection, "setting up a session", "SET SESSION foreign_key_checks = 0");
        if (server.takesHistory()) {
            Query.execute(connection, "setting up a session", SystemVersioning.TAKE_HISTORY);
        }
        if (server.isMariadb()) {
            Query.execute(connection, "setting up a session", "SET SESSION " + SessionSettings.NO_CHECKS);
        } else {
            FASTER.forEach(setting -> Query.attempt(connection, setting));
        }
    }
}
