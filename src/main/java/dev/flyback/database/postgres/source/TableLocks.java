package dev.flyback.database.postgres.source;

import dev.flyback.database.postgres.connection.PostgresErrors;
import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.Quoting;
import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The locks that keep a snapshot's tables as they are. */
final class TableLocks {
    /** The table is no longer there, or its schema, or what has its name now is no table. */
    private static final Set<String> GONE = Set.of("42P01", "3F000", "42809");

    private static final int TABLES_PER_LOCK = 500;

    private final Connection observer;
    private final Connection holder;
    private final Duration timeout;

    TableLocks(Connection observer, Connection holder, Duration timeout) {
        this.observer = observer;
        this.holder = holder;
        this.timeout = timeout;
    }

    /**
     * Locks tables in the holder's transaction.
     *
     * @param deadline by {@link System#nanoTime()}
     * @return whether all were still there; if not, the transaction is good for nothing more
     * @throws DatabaseException that names who blocks, if a lock is not got in time
     */
    boolean take(List<SourceCatalogue.Table> tables, long deadline) {
        for (int from = 0; from < tables.size(); from += TABLES_PER_LOCK) {
            List<SourceCatalogue.Table> batch = tables.subList(from, Math.min(tables.size(), from + TABLES_PER_LOCK));
            long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
            List<String> names = new ArrayList<>();
            batch.forEach(table -> names.add("ONLY " + Quoting.identifier(table.name())));
            try (Statement statement = holder.createStatement()) {
                statement.execute("SET LOCAL statement_timeout = " + Math.min(left, Integer.MAX_VALUE));
                statement.execute("LOCK TABLE " + String.join(", ", names) + " IN ACCESS SHARE MODE");
                statement.execute("SET LOCAL statement_timeout = 0");
            } catch (SQLException e) {
                if (GONE.contains(e.getSQLState())) {
                    return false;
                }
                if ("57014".equals(e.getSQLState()) || PostgresErrors.LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw notInTime(batch, e);
                }
                throw PostgresErrors.translate(e, "locking the tables against changes of their definitions");
            }
        }
        return true;
    }

    /** @param batch whose locks were waited for; empty for any table's */
    DatabaseException notInTime(List<SourceCatalogue.Table> batch, SQLException error) {
        String sql =
                "SELECT l.pid, l.relation::regclass::text, coalesce(a.usename::text, '?'), coalesce(a.application_name, ''), l.granted"
                        + " FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.mode = 'AccessExclusiveLock'"
                        + " AND (cardinality(?::bigint[]) = 0 OR l.relation::bigint = ANY (?::bigint[])) AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                        + " ORDER BY l.granted DESC, l.pid LIMIT 5";
        List<String> oids =
                batch.stream().map(table -> String.valueOf(table.oid())).toList();
        List<String> blockers = Query.list(
                observer,
                "asking who blocks",
                sql,
                row -> "process " + row.getLong(1) + " of " + row.getString(3)
                        + (row.getString(4).isEmpty() ? "" : " (" + row.getString(4) + ")")
                        + (row.getBoolean(5) ? " has locked " : " waits for ") + row.getString(2),
                oids,
                oids);
        return new DatabaseException(
                "The tables could not be locked against changes within " + timeout.toMillis() / 1e3 + " s: "
                        + (blockers.isEmpty() ? "the blocking session has just ended" : String.join("; ", blockers))
                        + ".",
                "Wait for that session or end it (pg_terminate_backend), or raise --lock-timeout.",
                error);
    }
}
