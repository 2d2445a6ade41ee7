package dev.flyback.database.mysql.connection;

import java.util.List;
import java.util.stream.Stream;

/** What every session that reads or writes rows is set to, whatever the server gives its sessions for the convenience of people. */
public final class SessionSettings {
    /** Fewer checks of values than any application has: what was stored once is stored again. */
    public static final String SQL_MODE = "NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES";

    /** Else an automatic LIMIT ends each answer without a word. The number, since DEFAULT would be the server's. */
    public static final String ALL_ROWS = "sql_select_limit = 18446744073709551615";

    /** What would keep statements from being run, or make another one of COMMIT. */
    public static final String ALL_STATEMENTS = "sql_big_selects = 1, sql_safe_updates = 0, completion_type = 0";

    /** MariaDB's; MySQL has none that a session can leave out. */
    public static final String NO_CHECKS = "check_constraint_checks = 0";

    private static final List<String> TEXT = List.of(
            "SET NAMES utf8mb4",
            "SET SESSION time_zone = '+00:00', sql_mode = '" + SQL_MODE + "', sql_quote_show_create = 1");

    /** Times are in seconds: a year where nothing is to end, and the servers' own defaults for locks; Windows makes less of the year by itself. */
    private static final List<String> LIMITS = List.of(
            "SET SESSION " + ALL_ROWS + ", " + ALL_STATEMENTS
                    + ", autocommit = 1, sql_auto_is_null = 0, unique_checks = 1",
            "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ WRITE",
            // Errors are told without the values that they quote, which their English words show.
            "SET SESSION lc_messages = 'en_US'",
            "SET SESSION wait_timeout = 31536000, net_read_timeout = 3600, net_write_timeout = 3600,"
                    + " lock_wait_timeout = 86400, innodb_lock_wait_timeout = 50");

    /** The server's setting may hide the primary keys that it makes by itself from the catalogue, and so from a dump. */
    private static final List<String> MYSQL =
            List.of("SET SESSION information_schema_stats_expiry = 0, max_execution_time = 0"
                    + " /*!80030 , show_gipk_in_create_table_and_information_schema = ON */");

    /** A backup's transactions are idle while others read. */
    private static final List<String> MARIADB =
            List.of("SET SESSION max_statement_time = 0, idle_transaction_timeout = 0,"
                    + " idle_readonly_transaction_timeout = 0, idle_write_transaction_timeout = 0");

    /** All warnings are read; MySQL allows this only with the right SESSION_VARIABLES_ADMIN. */
    private static final List<String> WISHES = List.of("SET SESSION max_error_count = 65535");

    private SessionSettings() {}

    /** Statements that both servers take. */
    static List<String> common() {
        return Stream.concat(TEXT.stream(), LIMITS.stream()).toList();
    }

    /** Of {@link #common}, what statements are read by and values are printed by: to have it back after statements of others. */
    public static List<String> text() {
        return TEXT;
    }

    /** Statements that may fail; it goes without. */
    static List<String> wishes() {
        return WISHES;
    }

    static List<String> of(Flavor flavor) {
        return flavor == Flavor.MARIADB ? MARIADB : MYSQL;
    }
}
