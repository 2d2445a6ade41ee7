package dev.flyback.database.mysql.connection;

import dev.flyback.failure.DatabaseException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what the servers' errors mean for the user; the one place where the driver's exceptions end. */
public final class MysqlErrors {
    /** The server's number of an error: a lock was not to be had in time. */
    public static final int LOCK_WAIT_TIMEOUT = 1205;

    private static final int DEADLOCK = 1213;
    static final int DEFINITION_CHANGED = 1412;

    /** A wrong password; managed servers answer it to statements that they allow nobody, too. */
    private static final int ACCESS_DENIED = 1045;

    /** ER_DBACCESS_DENIED, ER_ACCESS_DENIED, ER_TABLEACCESS_DENIED, ER_SPECIFIC_ACCESS_DENIED, ER_PROCACCESS_DENIED, ER_COLUMNACCESS_DENIED. */
    private static final Set<Integer> DENIED = Set.of(1044, 1142, 1143, 1227, 1370);

    /** ER_DUP_KEYNAME, ER_FK_DUP_NAME, ER_CANT_DROP_FIELD_OR_KEY. */
    private static final Set<Integer> KEY_CHANGED = Set.of(1061, 1826, 1091);

    /** What MariaDB says of the name of a foreign key that is taken. */
    private static final int CANT_CREATE_TABLE = 1005;

    private static final String DUPLICATE_CONSTRAINT = "errno: 121";

    /** What the driver puts before the server's words. */
    private static final Pattern CONNECTION = Pattern.compile("^\\(conn[=:]\\d+\\)\\s*");

    /** Errors that quote a value of a row. */
    private static final Set<Integer> WITH_VALUES = Set.of(1062, 1292, 1366, 1411, 3140);

    private static final Pattern VALUE = Pattern.compile("(?s)'.*?'(?= (?:for|at row))");

    private MysqlErrors() {}

    /** @param doing what failed, to follow "while" ("reading orders") */
    public static DatabaseException translate(SQLException error, String doing) {
        return new DatabaseException("The database failed while " + doing + ": " + text(error), hint(error), error);
    }

    /** Whether a failure is that the server undid the whole transaction, so that others could go on. */
    static boolean isDeadlock(DatabaseException failure) {
        return failure.getCause() instanceof SQLException error && error.getErrorCode() == DEADLOCK;
    }

    /** Whether a key is there already that was to be made, or is not there that was to go. */
    public static boolean isKeyChangedMeanwhile(SQLException error) {
        return KEY_CHANGED.contains(error.getErrorCode())
                || (error.getErrorCode() == CANT_CREATE_TABLE && text(error).contains(DUPLICATE_CONSTRAINT));
    }

    /** Whether the account lacks a right. */
    public static boolean denied(SQLException error) {
        return DENIED.contains(error.getErrorCode());
    }

    /** Whether the account may not lock what it asked for; only for sessions that have logged in. */
    public static boolean lockDenied(SQLException error) {
        return denied(error) || error.getErrorCode() == ACCESS_DENIED;
    }

    /** The server's own words in one line, without the row's content that some hold. */
    public static String text(SQLException error) {
        SQLException answer = serversAnswer(error);
        if (answer != error) {
            return words(error) + ": " + text(answer);
        }
        String text = words(error);
        if (WITH_VALUES.contains(error.getErrorCode())) {
            text = VALUE.matcher(text).replaceFirst("a value");
        }
        return text + (error.getErrorCode() > 0 ? " (error " + error.getErrorCode() + ")" : "") + reason(error);
    }

    private static String words(SQLException error) {
        String message = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        return CONNECTION.matcher(message).replaceFirst("").strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** The driver wraps what the server says to statements that belong to connecting, and gives no number then. */
    private static SQLException serversAnswer(SQLException error) {
        if (error.getErrorCode() <= 0) {
            for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException answer && answer.getErrorCode() > 0) {
                    return answer;
                }
            }
        }
        return error;
    }

    private static String reason(SQLException error) {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException unknown) {
                return " There is no host '" + unknown.getMessage() + "'.";
            }
            if (cause instanceof IOException network
                    && network.getMessage() != null
                    && !String.valueOf(error.getMessage()).contains(network.getMessage())) {
                return " (" + network.getMessage() + ")";
            }
        }
        return "";
    }

    /** What to do about a connection that could not be opened. */
    static String connectHint(SQLException error) {
        String text = error.getMessage() + " " + error.getCause();
        if (text.contains("certificate") || text.contains("PKIX") || text.contains("SSL") || text.contains("TLS")) {
            return "Name the certificate of the server's authority with --ca-file, or another sslMode in the URL (sslMode=trust"
                    + " encrypts without checking who answers, sslMode=disable does not encrypt).";
        }
        return hint(serversAnswer(error));
    }

    private static String hint(SQLException error) {
        return switch (error.getErrorCode()) {
            case ACCESS_DENIED, 1698 ->
                "Check --username and the password (FLYBACK_PASSWORD or --password-file), and from which hosts the account may come.";
            case 1044, 1142, 1143, 1227, 1370 -> "Give the account the rights that docs/permissions.md lists.";
            case 1418, 1419 ->
                "The server writes a binary log: SET GLOBAL log_bin_trust_function_creators = 1 lets the account make triggers and"
                        + " functions (docs/permissions.md).";
            case 1049 -> "Check the database's name at the end of --url.";
            case 1040, 1203, 1226 -> "Raise max_connections or the account's limit, or lower --jobs.";
            case LOCK_WAIT_TIMEOUT -> "Another session holds the lock: wait for it or end it, or raise --lock-timeout.";
            case 1317, 3024, 1969 -> "The statement was ended: run the command again.";
            case DEFINITION_CHANGED -> "A definition changed meanwhile: run the command again when no migration runs.";
            case 1021, 1114 -> "The server's disk is full: free space and run the command again.";
            case 1153 -> "Raise max_allowed_packet of the server.";
            case 1053, 1927, 2013, 2006 -> "The connection was lost: check the server and the network, then run again.";
            default -> byState(error);
        };
    }

    private static String byState(SQLException error) {
        String state = error.getSQLState();
        return state != null && state.startsWith("08")
                ? "Check host, port and network, and that the server is up."
                : "Check the server's log for the context.";
    }
}
