package dev.flyback.database.postgres.connection;

import dev.flyback.failure.DatabaseException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says what the server's errors mean for the user; the one place where the driver's exceptions end. */
public final class PostgresErrors {
    /** SQLSTATE of a lock that was not got in time, or at once. */
    public static final String LOCK_NOT_AVAILABLE = "55P03";

    private PostgresErrors() {}

    /** @param doing what failed, to follow "while" ("reading public.orders") */
    public static DatabaseException translate(SQLException error, String doing) {
        return new DatabaseException(
                "The database failed while " + doing + ": " + text(error), hint(error.getSQLState()), error);
    }

    /** The server's own words in one line, without the row's content that DETAIL may hold. */
    public static String text(SQLException error) {
        ServerErrorMessage message = error instanceof PSQLException e ? e.getServerErrorMessage() : null;
        String text = message != null && message.getMessage() != null ? message.getMessage() : error.getMessage();
        String where =
                message == null || message.getSQLState() == null ? "" : " (SQLSTATE " + message.getSQLState() + ")";
        return (text == null ? error.getClass().getSimpleName() : text.strip().replaceAll("\\s*\\R\\s*", " "))
                + where
                + reason(error);
    }

    /** The driver hides that a host is unknown or a network unreachable behind "The connection attempt failed". */
    private static String reason(SQLException error) {
        if (error.getCause() instanceof UnknownHostException unknown) {
            return " There is no host '" + unknown.getMessage() + "'.";
        }
        return error.getCause() instanceof IOException network && !(error.getCause() instanceof ConnectException)
                ? " (" + network.getMessage() + ")"
                : "";
    }

    /** What to do about a connection that could not be opened. */
    static String connectHint(SQLException error) {
        String text = String.valueOf(error.getMessage());
        return text.contains("SSL") || text.contains("certificate")
                ? "Name the certificate of the server's authority with --ca-file, or another sslmode in the URL (sslmode=require"
                        + " encrypts without checking who answers)."
                : hint(error.getSQLState());
    }

    private static String hint(@Nullable String state) {
        if (state == null) {
            return "Check the server's log.";
        }
        return switch (state) {
            case "28P01", "28000" ->
                "Check --username and the password (FLYBACK_PASSWORD or --password-file), and pg_hba.conf.";
            case "3D000" -> "Check the database's name at the end of --url.";
            case "40001" ->
                "On a standby, replaying the primary's changes ends sessions that still need what was there before: raise"
                        + " max_standby_streaming_delay there (max_standby_archive_delay where it reads an archive), set"
                        + " hot_standby_feedback = on, or back up the primary.";
            case "3F000" -> "It was there when the run began: run the command again when no migration runs.";
            case "25006" ->
                "The server may be a standby, or read-only for this account: give the --url of one that can be written.";
            case "42501" -> "Give the account the rights that docs/permissions.md lists.";
            case "42883", "42P01", "42704" ->
                "If a migration removed it meanwhile, run the command again. If a function of the database names it without its schema, Flyback's sessions, whose search path is empty, do not find it:"
                        + " ALTER FUNCTION … SET search_path = …, then run the command again, a restore with --resume (docs/restore.md).";
            case "53300" -> "Raise max_connections or lower --jobs.";
            case LOCK_NOT_AVAILABLE ->
                "A session waits to change the table and comes first: let no migration run meanwhile, or raise --lock-timeout.";
            case "57014" -> "The statement was cancelled: run the command again.";
            case "57P01", "57P02", "57P03" ->
                "The server is stopping or starting: run the command again when it is up.";
            case "53100" -> "The server's disk is full: free space and run the command again.";
            case "08001", "08004", "08P01" ->
                "Check host, port and network, and that the server is up; a pooler must have room for all sessions (--jobs and 3).";
            case "08003", "08006", "08007", "08000" ->
                "The connection was lost: check the server and the network, then run again.";
            default -> "Check the server's log for the context.";
        };
    }
}
