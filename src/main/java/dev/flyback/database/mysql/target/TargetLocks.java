package dev.flyback.database.mysql.target;

import dev.flyback.database.mysql.connection.LockWaits;
import dev.flyback.database.mysql.connection.MysqlErrors;
import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * How long a restore waits for sessions of others that hold definitions. Where another session of the restore is at work when a wait runs out, that one may be the
 * reason, and the wait begins again: changes of keys of two tables wait for each other as long as the larger takes.
 */
record TargetLocks(LockWaits waits, Duration limit) {
    static final Duration LIMIT = Duration.ofMinutes(5);

    /** How long the restore's own sessions may be the reason. */
    private static final Duration OWN_LIMIT = Duration.ofDays(1);

    /** Bounds the waits of a session. */
    void set(Connection session) {
        LockWaits.limit(session, limit);
    }

    /**
     * Does work that may be done again after it failed.
     *
     * @param session that does it
     * @throws DatabaseException as the work does; after a wait that ran out, one that names who may be in the way
     */
    void run(Connection session, String doing, Runnable work) {
        long first = System.nanoTime();
        while (true) {
            long start = System.nanoTime();
            try {
                work.run();
                return;
            } catch (DatabaseException e) {
                SQLException timeout = timeout(e);
                // Shorter ones are waits for rows, which the restore's sessions do not keep from each other.
                boolean forDefinitions = System.nanoTime() - start >= limit.toNanos();
                boolean overdue = System.nanoTime() - first >= OWN_LIMIT.toNanos();
                if (!forDefinitions || overdue || !waits.ownWork(session)) {
                    throw notInTime(session, doing, timeout);
                }
            }
        }
    }

    /** As {@link #run}, for work that must not be done again. */
    void runOnce(Connection session, String doing, Runnable work) {
        try {
            work.run();
        } catch (DatabaseException e) {
            throw notInTime(session, doing, timeout(e));
        }
    }

    private DatabaseException notInTime(Connection session, String doing, SQLException timeout) {
        return waits.notInTime(session, doing, "and go on with --resume", timeout);
    }

    /** Throws any other failure on. */
    private static SQLException timeout(DatabaseException failure) {
        if (failure.getCause() instanceof SQLException error && error.getErrorCode() == MysqlErrors.LOCK_WAIT_TIMEOUT) {
            return error;
        }
        throw failure;
    }
}
