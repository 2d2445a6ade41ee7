package dev.flyback.database.postgres.ledger;

import dev.flyback.database.Ledger;
import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.WritingSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ledger: a schema of its own in the target, with one row for the restore, and what is loaded, to be put back, and to be compared. */
public final class PostgresLedger implements Ledger {
    private static final String EXISTS = "SELECT to_regclass('flyback_restore.restore') IS NOT NULL";
    private static final String READ =
            "SELECT dump_id, index_sha256, phase, started_at, flyback_version FROM flyback_restore.restore";

    private static final List<String> CREATE = List.of(
            "CREATE SCHEMA flyback_restore",
            "COMMENT ON SCHEMA flyback_restore IS 'A restore by Flyback is under way or was interrupted: this database is not whole.'",
            "CREATE TABLE flyback_restore.restore (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), dump_id text NOT NULL,"
                    + " index_sha256 text NOT NULL, phase text NOT NULL, started_at text NOT NULL, flyback_version text NOT NULL)",
            "CREATE TABLE flyback_restore.frame (number integer PRIMARY KEY)",
            "CREATE TABLE flyback_restore.step (number integer PRIMARY KEY, description text NOT NULL, table_schemas text[] NOT NULL,"
                    + " table_names text[] NOT NULL, after_steps integer[] NOT NULL, statements text[] NOT NULL,"
                    + " at_the_end boolean NOT NULL, done boolean NOT NULL DEFAULT false)",
            "CREATE TABLE flyback_restore.definition (kind text NOT NULL, name text NOT NULL, definition text NOT NULL)");

    private final WritingSession session;

    /** @param session the control session of the target */
    public PostgresLedger(WritingSession session) {
        this.session = session;
    }

    @Override
    public Optional<Entry> read() {
        if (!Query.one(session.connection(), "looking for a restore under way", EXISTS, row -> row.getBoolean(1))) {
            return Optional.empty();
        }
        return Optional.of(Query.one(
                session.connection(),
                "reading the restore's ledger",
                READ,
                row -> new Entry(
                        row.getString(1),
                        row.getString(2),
                        Phase.named(row.getString(3)),
                        Instant.parse(row.getString(4)),
                        row.getString(5))));
    }

    @Override
    public void begin(Entry entry) {
        session.transaction("beginning the restore's ledger", () -> {
            for (String statement : CREATE) {
                session.run(statement);
            }
            session.update(
                    "INSERT INTO flyback_restore.restore (dump_id, index_sha256, phase, started_at, flyback_version) VALUES (?, ?, ?, ?, ?)",
                    "beginning the restore's ledger",
                    entry.dumpId(),
                    entry.indexSha256(),
                    entry.phase().name(),
                    entry.startedAt().toString(),
                    entry.flybackVersion());
        });
    }

    @Override
    public void enter(Phase phase) {
        session.update("UPDATE flyback_restore.restore SET phase = ?", "writing the restore's ledger", phase.name());
    }

    /** Locks the ledger's row for the rest of the transaction and tells the phase. */
    public Phase lockedPhase() throws SQLException {
        return Query.one(
                session.connection(),
                "reading the restore's ledger",
                "SELECT phase FROM flyback_restore.restore FOR UPDATE",
                row -> Phase.named(row.getString(1)));
    }

    @Override
    public Set<Integer> loadedFrames() {
        return new HashSet<>(Query.list(
                session.connection(),
                "reading the restore's ledger",
                "SELECT number FROM flyback_restore.frame",
                row -> row.getInt(1)));
    }

    /** Notes frames as loaded, in the transaction of the session that loaded them. Fails if one of them is noted already. */
    public static void noteLoaded(WritingSession loader, List<String> frames) {
        loader.update(
                "INSERT INTO flyback_restore.frame SELECT unnest(?::text[]::integer[])",
                "noting what is loaded",
                frames);
    }

    /** Keeps statements, within a transaction, for the one that will drop the ledger. An earlier build's ledger has no table for them. */
    public void keepForTheDrop(List<String> statements) throws SQLException {
        if (!statements.isEmpty()) {
            session.run(
                    "CREATE TABLE IF NOT EXISTS flyback_restore.with_the_drop (number serial PRIMARY KEY, statement text NOT NULL)");
            session.update(
                    "INSERT INTO flyback_restore.with_the_drop (statement) SELECT unnest(?::text[])",
                    "writing the restore's ledger",
                    statements);
        }
    }

    /** What was kept comes last, since it lets fire what would fire on the drop itself. */
    @Override
    public void drop() {
        session.transaction("removing the restore's ledger", () -> {
            List<String> kept = keptForTheDrop();
            session.run("DROP SCHEMA flyback_restore CASCADE");
            for (String statement : kept) {
                session.run(statement);
            }
        });
    }

    private List<String> keptForTheDrop() {
        String doing = "reading the restore's ledger";
        return Query.one(
                        session.connection(),
                        doing,
                        "SELECT to_regclass('flyback_restore.with_the_drop') IS NOT NULL",
                        row -> row.getBoolean(1))
                ? Query.list(
                        session.connection(),
                        doing,
                        "SELECT statement FROM flyback_restore.with_the_drop ORDER BY number",
                        row -> row.getString(1))
                : List.of();
    }
}
