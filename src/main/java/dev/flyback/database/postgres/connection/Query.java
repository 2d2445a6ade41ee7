package dev.flyback.database.postgres.connection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A catalogue query whose rows become values. */
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
     * @param parameters texts, or lists of texts, which become arrays
     */
    public static <T> List<T> list(
            Connection connection, String doing, String sql, RowReader<T> reader, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet row = statement.executeQuery()) {
                List<T> values = new ArrayList<>();
                while (row.next()) {
                    values.add(reader.read(row));
                }
                return values;
            }
        } catch (SQLException e) {
            throw PostgresErrors.translate(e, doing);
        }
    }

    /** Sets parameters as {@link #list} takes them. */
    static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            statement.setObject(
                    i + 1,
                    parameter instanceof List<?> texts
                            ? statement.getConnection().createArrayOf("text", texts.toArray())
                            : parameter);
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
}
