package dev.flyback.database.postgres.connection;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings that decide how values look and how long things may take. Those of pg_dump, and what it lacks: without a fixed {@code lc_monetary} the
 * text of {@code money} depends on the database's locale, without a fixed {@code TimeZone} that of {@code timestamptz} on the account's.
 */
public final class SessionSettings {
    /** Settings that make a value's text exact and independent of the server's configuration; valid for dump and load. */
    public static final List<String> VALUES = List.of(
            "standard_conforming_strings = on",
            "search_path = ''",
            "DateStyle = 'ISO, YMD'",
            "IntervalStyle = postgres",
            "TimeZone = 'UTC'",
            "lc_monetary = 'C'",
            "extra_float_digits = 3",
            "bytea_output = hex",
            "xmloption = content",
            "array_nulls = on",
            "row_security = off",
            "quote_all_identifiers = off");

    /** Waits are bounded by Flyback where they must be; the account's defaults must not end a long dump. */
    public static final List<String> TIMEOUTS =
            List.of("statement_timeout = 0", "lock_timeout = 0", "idle_in_transaction_session_timeout = 0");

    /** Those that not every version has: set only if present. */
    private static final String OPTIONAL =
            "SELECT pg_catalog.set_config(name, value, false) FROM (VALUES ('transaction_timeout', '0'),"
                    + " ('idle_session_timeout', '0'), ('client_connection_check_interval', '10s'), ('jit', 'off'),"
                    + " ('synchronize_seqscans', 'off')) AS wanted (name, value)"
                    + " WHERE name IN (SELECT s.name FROM pg_catalog.pg_settings s)";

    private SessionSettings() {}

    /** All of them, and {@link SessionSharing#marking}, at once: either a session has all of them or none. */
    static String forData() {
        return Stream.concat(
                        Stream.concat(VALUES.stream(), TIMEOUTS.stream()).map(setting -> "SET " + setting),
                        Stream.of(OPTIONAL, SessionSharing.marking()))
                .collect(Collectors.joining(";\n"));
    }
}
