package dev.flyback.database.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far the server has written: where this is the same before and after, nothing was committed in between. */
final class WritePosition {
    /** The oldest statement is the last: servers before MySQL 8.4 know only it. */
    private static final List<String> BINARY_LOG = List.of("SHOW BINARY LOG STATUS", "SHOW MASTER STATUS");

    private static final String GTIDS_OF_MYSQL =
            "SELECT @@GLOBAL.gtid_executed FROM DUAL WHERE @@GLOBAL.gtid_mode = 'ON'";
    private static final String GTIDS_OF_MARIADB =
            "SELECT @@GLOBAL.gtid_binlog_pos FROM DUAL WHERE @@GLOBAL.log_bin = 1";
    private static final Pattern LOG_SEQUENCE_NUMBER = Pattern.compile("Log sequence number\\s+(\\d+)");

    private WritePosition() {}

    /** GTIDs, the binary log's position, or InnoDB's log sequence number; empty if the account may see none of them. */
    static Optional<String> read(Connection connection, ServerIdentity server) {
        return ask(connection, server.isMariadb() ? GTIDS_OF_MARIADB : GTIDS_OF_MYSQL)
                .or(() -> ask(connection, BINARY_LOG.get(0)))
                .or(() -> ask(connection, BINARY_LOG.get(1)))
                .or(() -> innodb(connection));
    }

    private static Optional<String> ask(Connection connection, String sql) {
        try {
            return Query.rows(
                            connection,
                            sql,
                            row -> row.getString(1)
                                    + (row.getMetaData().getColumnCount() > 1 ? ":" + row.getString(2) : ""))
                    .stream()
                    .findFirst();
        } catch (SQLException e) {
            // Not allowed, or not known to this version: the next one is asked.
            return Optional.empty();
        }
    }

    private static Optional<String> innodb(Connection connection) {
        try {
            return Query.rows(connection, "SHOW ENGINE INNODB STATUS", row -> row.getString(3)).stream()
                    .map(LOG_SEQUENCE_NUMBER::matcher)
                    .filter(Matcher::find)
                    .map(matcher -> matcher.group(1))
                    .findFirst();
        } catch (SQLException e) {
            return Optional.empty();
        }
    }
}
