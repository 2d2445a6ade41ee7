package dev.flyback.database.mysql.connection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Statements of one session, and queries whose rows become values. */
public final class Query {
    private Query() {}

    /** Makes a value of the row that the cursor is on. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * All rows of the answer.
     *
     * @param doing for the error's message, to follow "while"
     */
    public static <T> List<T> list(
            Connection connection, String doing, String sql, RowReader<T> reader, Object... parameters) {
        try {
            return rows(connection, sql, reader, parameters);
        } catch (SQLException e) {
            throw MysqlErrors.translate(e, doing);
        }
    }

    /** As {@link #list}, for callers that look at the error themselves. */
    public static <T> List<T> rows(Connection connection, String sql, RowReader<T> reader, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet row = statement.executeQuery()) {
                List<T> values = new ArrayList<>();
                while (row.next()) {
                    values.add(reader.read(row));
                }
                return values;
            }
        }
    }

    /** The only row of the answer. */
    public static <T> T one(
            Connection connection, String doing, String sql, RowReader<T> reader, Object... parameters) {
        List<T> rows = list(connection, doing, sql, reader, parameters);
        if (rows.size() != 1) {
            throw new IllegalStateException(rows.size() + " rows while " + doing);
        }
        return rows.get(0);
    }

    /** Runs a statement as it stands: no placeholder and no escape of JDBC's is looked for. */
    public static void execute(Connection connection, String doing, String sql) {
        try {
            run(connection, sql);
        } catch (SQLException e) {
            throw MysqlErrors.translate(e, doing);
        }
    }

    /** As {@link #execute}, for callers that look at the error themselves. */
    public static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** Runs a setting that an older server does not know, or does not allow everyone: it goes without. */
    public static void attempt(Connection connection, String sql) {
        try {
            run(connection, sql);
        } catch (SQLException e) {
            // See above.
        }
    }

    /**
     * Runs a statement with parameters.
     *
     * @return how many rows it changed
     */
    public static int update(Connection connection, String doing, String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw MysqlErrors.translate(e, doing);
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
