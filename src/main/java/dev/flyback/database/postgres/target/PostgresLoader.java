package dev.flyback.database.postgres.target;

import dev.flyback.database.Target.LoadFrame;
import dev.flyback.database.Target.Loader;
import dev.flyback.database.Target.RebuildStep;
import dev.flyback.database.postgres.catalogue.Scope;
import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.Quoting;
import dev.flyback.database.postgres.connection.WritingSession;
import dev.flyback.database.postgres.ledger.PostgresLedger;
import dev.flyback.database.postgres.ledger.Step;
import dev.flyback.database.postgres.rows.CopyText;
import dev.flyback.database.postgres.rows.LargeObjectPieces;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One worker's session. Commits need not reach the disk at once: rows and ledger are lost together, and the ledger's phases wait for the disk. */
final class PostgresLoader implements Loader {
    /**
     * Memory for building an index or checking a foreign key, in kB: at most this for each worker, unless the server grants more to everyone.
     */
    private static final int BUILD_MEMORY_KB = 256 << 10;

    private static final String BUILD_MEMORY = "SELECT 'SET maintenance_work_mem = ' || greatest(setting::bigint, "
            + BUILD_MEMORY_KB + ") FROM pg_catalog.pg_settings WHERE name = 'maintenance_work_mem'";

    /** Workers of its own that the server may use for one index; where every processor is busy, they would only cost. */
    private static final String HELPERS =
            "SELECT 'SET LOCAL max_parallel_maintenance_workers = ' || least(setting::integer, %d)"
                    + " FROM pg_catalog.pg_settings WHERE name = 'max_parallel_maintenance_workers'";

    private static final String CONDITION = "SELECT coalesce((SELECT x.condition FROM " + Scope.CONFIGURATION_TABLES
            + " x WHERE x.oid = to_regclass(?)), '')";

    /**
     * A row that is frozen needs no mark of its visibility. Otherwise the first to read the table, who builds an index, would mark every row, and all of
     * its pages would be written a second time. COPY's manual: only into a table that the same transaction has made or emptied. What others own, hold
     * rows of their own in, or refer to, cannot be emptied.
     */
    private static final String FREEZABLE = "SELECT c.relkind = 'r' AND pg_has_role(c.relowner, 'USAGE')"
            + " AND NOT EXISTS (SELECT FROM " + Scope.CONFIGURATION_TABLES + " x WHERE x.oid = c.oid)"
            + " AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.confrelid = c.oid AND k.conrelid <> c.oid)"
            + " FROM pg_class c WHERE c.oid = to_regclass(?)";

    private final WritingSession session;
    private final String encoding;
    private final long freezeBytes;

    private PostgresLoader(WritingSession session, String encoding, long freezeBytes) {
        this.session = session;
        this.encoding = encoding;
        this.freezeBytes = freezeBytes;
    }

    /**
     * @param encoding of the frames
     * @param freezeBytes smaller tables are not worth to be emptied once more
     */
    static PostgresLoader open(Connection connection, String encoding, long freezeBytes) {
        WritingSession session = new WritingSession(connection);
        try {
            session.execute("SET synchronous_commit = off", "setting up a session");
            session.execute("SET default_tablespace = ''", "setting up a session");
            session.execute(BUILD_MEMORY, "setting up a session");
            return new PostgresLoader(session, encoding, freezeBytes);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public void load(@Nullable TableEntry table, boolean whole, Iterable<LoadFrame> frames) {
        TableName name = table == null ? LargeObjectPieces.TABLE : table.holder();
        List<String> columns = table == null ? LargeObjectPieces.COLUMNS : table.columns();
        String what = table == null ? "the large objects" : table.table().toString();
        session.transaction("loading " + what, () -> {
            if (table == null) {
                createPieces();
            }
            boolean frozen = whole && table != null && freezable(table);
            if (frozen) {
                session.run("TRUNCATE ONLY " + Quoting.identifier(name));
            }
            List<String> numbers = new FrameCopy(session.connection())
                    .copy(
                            CopyText.from(Quoting.identifier(name), columns, encoding, frozen),
                            CopyText.framing(name, columns, encoding),
                            what,
                            frames);
            if (table == null) {
                applyPieces();
            }
            PostgresLedger.noteLoaded(session, numbers);
        });
    }

    @Override
    public void run(RebuildStep step, int spareWorkers) {
        session.patientTransaction("putting back " + step.description(), () -> {
            session.run(HELPERS.formatted(spareWorkers));
            Step.run(session, step.number());
        });
    }

    @Override
    public long count(TableName table) {
        String sql = Quoting.identifier(table);
        String condition = Query.one(
                session.connection(), "reading the catalogue's tables", CONDITION, row -> row.getString(1), sql);
        return Query.one(
                session.connection(),
                "counting the rows of " + table,
                "SELECT count(*) FROM ONLY " + sql + " " + condition,
                row -> row.getLong(1));
    }

    @Override
    public void close() {
        session.close();
    }

    private boolean freezable(TableEntry table) {
        return table.bytes() >= freezeBytes
                && Query.one(
                        session.connection(),
                        "reading the catalogue's tables",
                        FREEZABLE,
                        row -> row.getBoolean(1),
                        Quoting.identifier(table.holder()));
    }

    private void createPieces() throws SQLException {
        session.run(LargeObjectPieces.CREATE_TABLE + " ON COMMIT DROP");
    }

    private void applyPieces() {
        for (String statement : LargeObjectPieces.APPLY) {
            Query.one(session.connection(), "writing the large objects", statement, row -> row.getLong(1));
        }
    }
}
