package dev.flyback.database.postgres.connection;

import dev.flyback.failure.FlybackException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One session of a target: statements and transactions, errors told in the user's terms. For one thread at a time. */
public record WritingSession(Connection connection) implements AutoCloseable {
    private static final String DEADLOCK = "40P01";
    private static final int DEADLOCK_ATTEMPTS = 5;

    /** What a transaction does. */
    @FunctionalInterface
    public interface Work {
        void run() throws SQLException;
    }

    /**
     * Runs a statement. If it is a query, each row's first column is a statement, and is run in turn, so that a statement can be made from names
     * that only the server knows when the time comes.
     *
     * @param doing for the error's message, to follow "while"
     */
    public void execute(String sql, String doing) {
        try {
            run(sql);
        } catch (SQLException e) {
            throw PostgresErrors.translate(e, doing);
        }
    }

    /** As {@link #execute}, inside {@link Work}. */
    public void run(String sql) throws SQLException {
        List<String> made = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        made.add(rows.getString(1));
                    }
                }
            }
            for (String next : made) {
                statement.execute(next);
            }
        }
    }

    /**
     * Runs a statement with parameters.
     *
     * @param parameters as in {@link Query#list}
     * @return how many rows it changed
     */
    public int update(String sql, String doing, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Query.bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw PostgresErrors.translate(e, doing);
        }
    }

    /** Runs the work in a transaction of its own; whatever it throws undoes all of it. */
    public void transaction(String doing, Work work) {
        try {
            commit(work);
        } catch (SQLException e) {
            throw PostgresErrors.translate(e, doing);
        }
    }

    /** As {@link #transaction}; tried again, a bounded number of times, when the server broke a deadlock by ending it. */
    public void patientTransaction(String doing, Work work) {
        for (int attempt = 1; ; attempt++) {
            try {
                commit(work);
                return;
            } catch (SQLException e) {
                if (!DEADLOCK.equals(e.getSQLState()) || attempt == DEADLOCK_ATTEMPTS) {
                    throw PostgresErrors.translate(e, doing);
                }
            }
        }
    }

    /** Runs all statements, or, if one of them fails, none. Inside {@link Work} only. */
    public boolean attempt(List<String> statements) throws SQLException {
        if (statements.isEmpty()) {
            return true;
        }
        Savepoint savepoint = connection.setSavepoint();
        try {
            run(String.join(";\n", statements));
            connection.releaseSavepoint(savepoint);
            return true;
        } catch (SQLException e) {
            connection.rollback(savepoint);
            connection.releaseSavepoint(savepoint);
            return false;
        }
    }

    @Override
    public void close() {
        PostgresConnections.close(connection);
    }

    private void commit(Work work) throws SQLException {
        connection.setAutoCommit(false);
        boolean committed = false;
        try {
            SessionSharing.requireMark(connection);
            work.run();
            connection.commit();
            committed = true;
        } finally {
            if (!committed) {
                rollBack();
            }
            connection.setAutoCommit(true);
        }
    }

    /** The failure that led here is the one to tell; a session that is lost has rolled back by itself. */
    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException | FlybackException e) {
            // See above.
        }
    }
}
