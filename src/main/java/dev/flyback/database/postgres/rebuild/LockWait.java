package dev.flyback.database.postgres.rebuild;

import dev.flyback.database.postgres.connection.PostgresErrors;
import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.WritingSession;
import dev.flyback.failure.DatabaseException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A bounded wait for locks of tables, and who is to blame when it has been too long.
 *
 * @param limit for each lock
 */
record LockWait(Duration limit) {
    /** A prepared transaction has no process. */
    private static final String BLOCKERS =
            "SELECT CASE WHEN l.pid IS NULL THEN 'a prepared transaction' ELSE 'process ' || l.pid"
                    + " || ' of ' || coalesce(a.usename, '?') || coalesce(' (' || nullif(a.application_name, '') || ')', '') END"
                    + " || ' has locked ' || string_agg(DISTINCT l.relation::regclass::text, ', ')"
                    + " FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid JOIN pg_class c ON c.oid = l.relation"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE l.locktype = 'relation' AND l.granted"
                    + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                    + " AND l.pid IS DISTINCT FROM pg_backend_pid() AND c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_'"
                    + " AND n.nspname <> 'information_schema' GROUP BY l.pid, a.usename, a.application_name ORDER BY l.pid LIMIT 5";

    /**
     * Runs the work in a transaction of its own, as {@link WritingSession#patientTransaction}.
     *
     * @throws DatabaseException for whatever fails; if a lock was not got in time, the message names who still holds some
     */
    void transaction(WritingSession session, String doing, WritingSession.Work work) {
        try {
            session.patientTransaction(doing, () -> {
                session.run("SET LOCAL lock_timeout = " + Math.max(1, Math.min(limit.toMillis(), Integer.MAX_VALUE)));
                work.run();
            });
        } catch (DatabaseException e) {
            throw e.getCause() instanceof SQLException cause
                            && PostgresErrors.LOCK_NOT_AVAILABLE.equals(cause.getSQLState())
                    ? notInTime(session, cause)
                    : e;
        }
    }

    private DatabaseException notInTime(WritingSession session, SQLException cause) {
        List<String> blockers =
                Query.list(session.connection(), "asking who blocks", BLOCKERS, row -> row.getString(1));
        return new DatabaseException(
                "The tables could not be locked for the load within " + limit.toMillis() / 1e3 + " s: "
                        + (blockers.isEmpty() ? "the blocking session has just ended" : String.join("; ", blockers))
                        + ".",
                "Wait for that session or end it (pg_terminate_backend), then go on with --resume.",
                cause);
    }
}
