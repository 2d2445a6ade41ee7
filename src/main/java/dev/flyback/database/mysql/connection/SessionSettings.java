package dev.flyback.database.mysql.connection;

import java.util.List;

/** What every session that reads or writes rows is set to. */
public final class SessionSettings {
    /** Fewer checks of values than any application has: what was stored once is stored again. */
    public static final String SQL_MODE = "NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES";

    private static final List<String> COMMON = List.of(
            "SET NAMES utf8mb4",
            "SET SESSION time_zone = '+00:00', sql_mode = '" + SQL_MODE + "', sql_quote_show_create = 1",
            "SET SESSION wait_timeout = 86400, net_read_timeout = 3600, net_write_timeout = 3600");

    /** The server's setting may hide the primary keys that it makes by itself from the catalogue, and so from a dump. */
    private static final List<String> MYSQL =
            List.of("SET SESSION information_schema_stats_expiry = 0, max_execution_time = 0"
                    + " /*!80030 , show_gipk_in_create_table_and_information_schema = ON */");

    private static final List<String> MARIADB = List.of("SET SESSION max_statement_time = 0");

    private SessionSettings() {}

    /** Statements that both servers take. */
    public static List<String> common() {
        return COMMON;
    }

    static List<String> of(Flavor flavor) {
        return flavor == Flavor.MARIADB ? MARIADB : MYSQL;
    }
}
