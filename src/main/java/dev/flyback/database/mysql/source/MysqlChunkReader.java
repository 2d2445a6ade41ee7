package dev.flyback.database.mysql.source;

import dev.flyback.database.Snapshot.Chunk;
import dev.flyback.database.Snapshot.ChunkReader;
import dev.flyback.database.mysql.catalogue.Tables.Column;
import dev.flyback.database.mysql.connection.MysqlConnections;
import dev.flyback.database.mysql.connection.MysqlErrors;
import dev.flyback.database.mysql.connection.Quoting;
import dev.flyback.database.mysql.connection.ServerWarnings;
import dev.flyback.database.mysql.connection.ServerWarnings.Warning;
import dev.flyback.database.mysql.rows.RawRow;
import dev.flyback.database.mysql.rows.TupleWriter;
import dev.flyback.dump.RowSink;
import dev.flyback.failure.DatabaseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Streams ranges in a session of the snapshot. The session is the snapshot's, and may be shared: then one reader reads at a time. */
final class MysqlChunkReader implements ChunkReader {
    /** Rows that the driver holds at once. */
    private static final int FETCHED_ROWS = 1;

    /** The words of a query, as the introducers utf8 and ucs2, that MySQL wants to do away with. */
    private static final Set<Integer> DEPRECATED = Set.of(1287, 3719);

    private final Connection session;

    MysqlChunkReader(Connection session) {
        this.session = session;
    }

    @Override
    public void read(Chunk chunk, RowSink rows) {
        KeyRange range = (KeyRange) chunk;
        List<Column> columns = columns(range);
        TupleWriter tuple = new TupleWriter(
                range.facts().name().toString(),
                columns.stream().map(Column::kind).toList());
        synchronized (session) {
            boolean whole = false;
            try (Statement statement =
                    session.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
                statement.setEscapeProcessing(false);
                statement.setFetchSize(FETCHED_ROWS);
                ResultSet row = statement.executeQuery(select(range, columns));
                while (row.next()) {
                    tuple.write(row.getObject(1, RawRow.class));
                    rows.row(tuple.bytes(), 0, tuple.length());
                }
                requireNoWarning(range);
                whole = true;
            } catch (SQLException e) {
                throw MysqlErrors.translate(e, "reading " + range.facts().name());
            } finally {
                if (!whole) {
                    // Else the rest of the table would be read before the statement is closed.
                    MysqlConnections.abort(session);
                }
            }
        }
    }

    /** Where the server could not give a value it gives NULL, or another one, and no error. */
    private void requireNoWarning(KeyRange range) throws SQLException {
        // The driver's own answer leaves out that there are warnings which the server does not show.
        if (session.unwrap(org.mariadb.jdbc.Connection.class).getContext().getWarning() == 0) {
            return;
        }
        ServerWarnings warnings = ServerWarnings.read(session);
        for (Warning warning : warnings.shown()) {
            if (!warning.isNote() && !DEPRECATED.contains(warning.code())) {
                throw new DatabaseException(
                        "The server did not give all values of " + range.facts().name() + " as they are: "
                                + MysqlErrors.text(new SQLException(warning.text(), "01000", warning.code())),
                        "Look at the table by the warning's words; nothing was published.");
            }
        }
        if (!warnings.complete()) {
            throw warnings.incomplete(range.facts().name().toString(), "; nothing was published.");
        }
    }

    /** The session ends with the snapshot. */
    @Override
    public void close() {}

    /** The dump's columns in the dump's order, which need not be the catalogue's. */
    private static List<Column> columns(KeyRange range) {
        List<Column> columns = new ArrayList<>();
        for (String name : range.table().columns()) {
            columns.add(range.facts().columns().stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no column " + name)));
        }
        return columns;
    }

    private static String select(KeyRange range, List<Column> columns) {
        StringBuilder sql = new StringBuilder("SELECT 1");
        columns.forEach(column -> sql.append(", ").append(column.kind().expression(Quoting.identifier(column.name()))));
        return sql.append(" FROM ")
                .append(Quoting.identifier(range.facts().name()))
                .append(range.facts().versioned() ? " FOR SYSTEM_TIME ALL" : "")
                .append(range.clause())
                .toString();
    }
}
