package dev.flyback.database.mysql.target;

import dev.flyback.database.mysql.catalogue.Grants;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.database.mysql.connection.ServerIdentity;
import dev.flyback.report.Excerpt;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an account needs beyond all rights on its database, because of triggers and events that are in the target before the rows come: they are taken off, or
 * disabled, and put back, which nobody may do as somebody else. What migrations make is no concern: who could make it can make it again.
 */
final class MakersRights {
    private static final Set<String> AS_ANYONE = Set.of("SUPER", "SET USER", "SET_USER_ID", "SET_ANY_DEFINER");
    private static final Set<String> DESPITE_THE_BINARY_LOG_OF_MYSQL = Set.of("SUPER");
    private static final Set<String> DESPITE_THE_BINARY_LOG_OF_MARIADB = Set.of("SUPER", "BINLOG ADMIN");
    private static final int NAMED_AT_MOST = 20;

    private static final String OF_OTHERS =
            "SELECT CONCAT('trigger ', TRIGGER_NAME, ' of ', DEFINER) FROM information_schema.TRIGGERS"
                    + " WHERE TRIGGER_SCHEMA = DATABASE() AND DEFINER <> CURRENT_USER() UNION ALL"
                    + " SELECT CONCAT('event ', EVENT_NAME, ' of ', DEFINER) FROM information_schema.EVENTS"
                    + " WHERE EVENT_SCHEMA = DATABASE() AND DEFINER <> CURRENT_USER() AND STATUS = 'ENABLED' ORDER BY 1";
    private static final String TRIGGERS = "SELECT CONCAT('trigger ', TRIGGER_NAME) FROM information_schema.TRIGGERS"
            + " WHERE TRIGGER_SCHEMA = DATABASE() AND @@GLOBAL.log_bin = 1"
            + " AND @@GLOBAL.log_bin_trust_function_creators = 0 ORDER BY 1";

    private MakersRights() {}

    /** As {@link dev.flyback.database.Target#refusals}. */
    static List<String> refusals(Connection connection, ServerIdentity server) {
        Grants grants = Grants.read(connection, server);
        List<String> refusals = new ArrayList<>();
        List<String> ofOthers = names(connection, OF_OTHERS);
        if (!ofOthers.isEmpty() && !grants.onServer(AS_ANYONE)) {
            refusals.add("the account may not put back what is defined as another's: " + listed(ofOthers)
                    + " (restore as that account, or grant "
                    + (server.isMariadb() ? "SET USER" : "SET_ANY_DEFINER, before MySQL 8.2 SET_USER_ID")
                    + "; an event that is disabled already is left alone)");
        }
        List<String> triggers = names(connection, TRIGGERS);
        if (!triggers.isEmpty()
                && !grants.onServer(
                        server.isMariadb() ? DESPITE_THE_BINARY_LOG_OF_MARIADB : DESPITE_THE_BINARY_LOG_OF_MYSQL)) {
            refusals.add(
                    "the server writes a binary log and lets the account make no triggers, so it could not put back: "
                            + listed(triggers)
                            + " (SET GLOBAL log_bin_trust_function_creators = 1 allows it, or restore as an"
                            + " administrator)");
        }
        return refusals;
    }

    private static List<String> names(Connection connection, String sql) {
        return Query.list(connection, "looking at triggers and events of the target", sql, row -> row.getString(1));
    }

    private static String listed(List<String> names) {
        return Excerpt.of(names, NAMED_AT_MOST, ", ", " and ");
    }
}
