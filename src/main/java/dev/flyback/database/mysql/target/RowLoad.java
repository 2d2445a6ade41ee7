package dev.flyback.database.mysql.target;

import dev.flyback.database.Target.LoadFrame;
import dev.flyback.database.mysql.rows.InsertFrame;
import dev.flyback.database.mysql.rows.InsertText;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.failure.DatabaseException;
import dev.flyback.failure.DumpDamagedException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Sends a frame's rows to the server, once it is known that they are rows of this table and nothing else: the tuples as the data of LOAD DATA LOCAL, which
 * reads them as they stand, or the statements themselves where the server does not allow that.
 */
final class RowLoad {
    private final Connection connection;
    private final TableEntry table;
    private final byte[] head;
    private final LoadStatement statement;
    private boolean doubtful;

    /** @param statement which of the two ways */
    RowLoad(Connection connection, TableEntry table, LoadStatement statement) {
        this.connection = connection;
        this.table = table;
        this.head = InsertText.head(table.table(), table.columns());
        this.statement = statement;
    }

    /**
     * Sends one.
     *
     * @return whether the server's warnings leave open that a value was changed: the table's contents have to be compared
     * @throws DumpDamagedException if the frame is not rows of this table, or not as many as it says
     */
    boolean send(LoadFrame frame) throws SQLException {
        doubtful = false;
        record Part(int start, int rows, int end) {}
        List<Part> parts = new ArrayList<>();
        long[] rows = {0};
        InsertFrame.eachStatement(frame.sql(), frame.length(), head, (start, from, end, count) -> {
            parts.add(new Part(start, from, end));
            rows[0] += count;
        });
        if (rows[0] != frame.rows()) {
            throw new DumpDamagedException(
                    "Frame " + frame.number() + " has " + rows[0] + " rows of " + table.table()
                            + " where the index says " + frame.rows() + ".",
                    "Check the dump with flyback verify; fetch it again from a copy, or choose another one.");
        }
        long taken = 0;
        if (statement.streams()) {
            List<InputStream> streams = new ArrayList<>();
            for (Part part : parts) {
                streams.add(new ByteArrayInputStream(frame.sql(), part.rows(), part.end() - part.rows()));
                streams.add(InsertFrame.between());
            }
            taken = execute(statement.sql(), new SequenceInputStream(Collections.enumeration(streams)));
        } else {
            for (Part part : parts) {
                String sql = new String(frame.sql(), part.start(), part.end() - part.start(), StandardCharsets.UTF_8);
                taken += execute(sql, null);
            }
        }
        if (taken != frame.rows()) {
            throw new DatabaseException(
                    "The server took " + taken + " rows into " + table.table() + " where the dump has " + frame.rows()
                            + ".",
                    "See which rows the table refuses: the migrations at the target may not be those of the dump.");
        }
        return doubtful;
    }

    private long execute(String sql, @org.jspecify.annotations.Nullable InputStream rows) throws SQLException {
        try (Statement jdbc = connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            if (rows != null) {
                jdbc.unwrap(org.mariadb.jdbc.Statement.class).setLocalInfileInputStream(rows);
            }
            jdbc.execute(sql);
            long count = jdbc.getLargeUpdateCount();
            if (jdbc.getWarnings() != null) {
                doubtful |= statement.judge(connection, table.table().toString());
            }
            return count;
        }
    }
}
