package dev.flyback.database.mysql.target;

import dev.flyback.database.mysql.catalogue.SystemVersioning;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.ServerIdentity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a session that writes to a target is set to besides. */
final class TargetSession {
    /** All warnings are read; MySQL allows this only with the right SESSION_VARIABLES_ADMIN. */
    private static final String ALL_WARNINGS = "SET SESSION max_error_count = 65535";

    /** Memory for sorting a key that is built; the default of 1 MiB sorts a large table in many passes. MySQL 8.0.27 and later. */
    private static final List<String> FASTER = List.of("SET SESSION innodb_ddl_buffer_size = 134217728");

    private TargetSession() {}

    static void set(Connection connection, ServerIdentity server) {
        // References are looked at when all rows are there.
        Query.execute(connection, "setting up a session", "SET SESSION foreign_key_checks = 0");
        if (server.takesHistory()) {
            Query.execute(connection, "setting up a session", SystemVersioning.TAKE_HISTORY);
        }
        attempt(connection, ALL_WARNINGS);
        if (!server.isMariadb()) {
            FASTER.forEach(setting -> attempt(connection, setting));
        }
    }

    private static void attempt(Connection connection, String setting) {
        try {
            Query.run(connection, setting);
        } catch (SQLException e) {
            // An older version, or not allowed: it goes without.
        }
    }
}
