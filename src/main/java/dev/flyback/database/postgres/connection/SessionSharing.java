package dev.flyback.database.postgres.connection;

import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Keeps Flyback from poolers that give a server's session to others between two transactions: snapshots, locks and settings are a session's, and would be
 * lost, or stay with others. There are two nets. Whoever connects is asked first, before any setting is made, whether sessions are shared; a pool that is
 * busy enough may hide it by chance. So each transaction that reads or writes data asks again, for the mark that came with its settings.
 */
public final class SessionSharing {
    /** Of one process, and so made when it is asked for: what a class has from the start may have been made with the executable. */
    private static final AtomicReference<String> MARK = new AtomicReference<>("");

    /** How often a pool may hide it by chance. */
    private static final int ROUNDS = 4;

    private static final int ANSWER_SECONDS = 15;

    private SessionSharing() {}

    /**
     * @param another opens a second session, which is closed here; called only if the first is not one with the server itself
     * @throws DatabaseException if sessions are shared
     */
    static void refuse(Connection session, Supplier<Connection> another, String database) {
        try {
            if (process(session) == session.unwrap(PGConnection.class).getBackendPID()) {
                return;
            }
        } catch (SQLException e) {
            throw PostgresErrors.translate(e, "asking which process serves a session");
        }
        Connection other = another.get();
        try {
            if (shared(session, other)) {
                throw refusal("Sessions of " + database + " do not keep their server process", null);
            }
        } catch (SQLException e) {
            throw refusal("What stands before " + database + " allows no transactions: " + PostgresErrors.text(e), e);
        } finally {
            PostgresConnections.close(other);
        }
    }

    /** To be made in one go with all settings: sessions that have the mark have them. */
    static String marking() {
        return "SET flyback.session = '" + mark() + "'";
    }

    /** @throws DatabaseException if the current transaction is not in a session that has its settings */
    public static void requireMark(Connection session) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.current_setting('flyback.session', true)")) {
            row.next();
            if (!mark().equals(row.getString(1))) {
                throw refusal("A session lost the settings that it was given", null);
            }
        }
    }

    private static String mark() {
        MARK.compareAndSet("", UUID.randomUUID().toString());
        return Objects.requireNonNull(MARK.get());
    }

    /**
     * A pool gives the session that became free last, or first, to whoever asks next: one of the two sessions gets the other's process, or another than
     * before.
     */
    private static boolean shared(Connection session, Connection other) throws SQLException {
        int process = process(session);
        for (int round = 0; round < ROUNDS; round++) {
            if (process(session) != process) {
                return true;
            }
            try (Statement transaction = other.createStatement()) {
                transaction.setQueryTimeout(ANSWER_SECONDS);
                transaction.execute("BEGIN");
                boolean shared = process(other) == process || process(session) != process;
                transaction.execute("ROLLBACK");
                if (shared) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int process(Connection session) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.setQueryTimeout(ANSWER_SECONDS);
            try (ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static DatabaseException refusal(String what, @Nullable SQLException cause) {
        String message = what + ", as behind a pooler (PgBouncer, …) in transaction mode.";
        String hint =
                "Give the --url of the server itself, or of a pooler in session mode: snapshots, locks and settings belong to sessions.";
        return cause == null ? new DatabaseException(message, hint) : new DatabaseException(message, hint, cause);
    }
}
