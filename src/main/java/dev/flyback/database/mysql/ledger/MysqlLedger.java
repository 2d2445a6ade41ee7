package dev.flyback.database.mysql.ledger;

import dev.flyback.database.Ledger;
import dev.flyback.database.mysql.catalogue.Definitions;
import dev.flyback.database.mysql.catalogue.Scope;
import dev.flyback.database.mysql.connection.Query;
import dev.flyback.dump.index.TableName;
import java.sql.Connection;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ledger: tables beside those of the target, since an account need not have a second database. Every change of a definition commits by itself, so the row
 * in the main table is the last thing to come and the first to go.
 */
public final class MysqlLedger implements Ledger {
    /** The table whose row says that a restore is under way. */
    public static final String MAIN = "flyback_restore";

    private static final String EXISTS =
            "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
                    + " AND TABLE_NAME = 'flyback_restore'";
    private static final String READ =
            "SELECT dump_id, index_sha256, phase, started_at, flyback_version FROM flyback_restore";
    private static final String TEXT = " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL";
    private static final String OPTIONS = " ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";

    private static final List<String> CREATE = List.of(
            "CREATE TABLE IF NOT EXISTS flyback_restore_frame (number INT NOT NULL PRIMARY KEY, table_name VARCHAR(64)"
                    + TEXT + ", doubtful TINYINT NOT NULL DEFAULT 0)" + OPTIONS,
            "CREATE TABLE IF NOT EXISTS flyback_restore_step (number INT NOT NULL PRIMARY KEY, kind VARCHAR(20)" + TEXT
                    + ", table_name VARCHAR(64)" + TEXT + ", after_tables MEDIUMTEXT" + TEXT
                    + ", after_steps MEDIUMTEXT"
                    + TEXT + ", done TINYINT NOT NULL DEFAULT 0)" + OPTIONS,
            "CREATE TABLE IF NOT EXISTS flyback_restore_definition (number INT NOT NULL AUTO_INCREMENT PRIMARY KEY, kind VARCHAR(20)"
                    + TEXT + ", name VARCHAR(64)" + TEXT + ", belongs_to VARCHAR(64)" + TEXT
                    + ", mode TEXT" + TEXT + ", character_set VARCHAR(64)" + TEXT + ", collation_name VARCHAR(64)"
                    + TEXT + ", database_collation VARCHAR(64)" + TEXT
                    + ", definition LONGTEXT" + TEXT + ", KEY (kind, name))" + OPTIONS,
            "CREATE TABLE IF NOT EXISTS flyback_restore_finding (number INT NOT NULL PRIMARY KEY, finding TEXT" + TEXT
                    + ")" + OPTIONS,
            "CREATE TABLE IF NOT EXISTS flyback_restore (only_row TINYINT NOT NULL PRIMARY KEY, dump_id VARCHAR(64)"
                    + TEXT + ", index_sha256 VARCHAR(64)" + TEXT + ", phase VARCHAR(20)" + TEXT
                    + ", started_at VARCHAR(40)" + TEXT + ", flyback_version VARCHAR(100)" + TEXT + ")" + OPTIONS
                    + " COMMENT = 'A restore by Flyback is under way or was interrupted: this database is not whole.'",
            "DELETE FROM flyback_restore_frame",
            "DELETE FROM flyback_restore_step",
            "DELETE FROM flyback_restore_definition",
            "DELETE FROM flyback_restore_finding");

    private final Connection connection;

    /** @param connection the control session of a target, or any that only reads */
    public MysqlLedger(Connection connection) {
        this.connection = connection;
    }

    /** Whether a restore is under way in the session's database. */
    public static boolean isUnderWay(Connection connection) {
        return new MysqlLedger(connection).read().isPresent();
    }

    @Override
    public Optional<Entry> read() {
        if (Query.one(connection, "looking for a restore under way", EXISTS, row -> row.getInt(1)) == 0) {
            return Optional.empty();
        }
        return Query.list(
                        connection,
                        "reading the restore's ledger",
                        READ,
                        row -> new Entry(
                                row.getString(1),
                                row.getString(2),
                                Phase.named(row.getString(3)),
                                Instant.parse(row.getString(4)),
                                row.getString(5)))
                .stream()
                .findFirst();
    }

    @Override
    public void begin(Entry entry) {
        String doing = "beginning the restore's ledger";
        CREATE.forEach(statement -> Query.execute(connection, doing, statement));
        // What a replay changes of the database itself is changed back before another one.
        RecordedDefinitions.record(connection, List.of(Definitions.database(connection)));
        Query.update(
                connection,
                doing,
                "INSERT INTO flyback_restore VALUES (1, ?, ?, ?, ?, ?)",
                entry.dumpId(),
                entry.indexSha256(),
                entry.phase().name(),
                entry.startedAt().toString(),
                entry.flybackVersion());
    }

    @Override
    public void enter(Phase phase) {
        Query.update(connection, "writing the restore's ledger", "UPDATE flyback_restore SET phase = ?", phase.name());
    }

    /** Of the restore under way; only while there is one. */
    public Phase phase() {
        return Query.one(
                connection,
                "reading the restore's ledger",
                "SELECT phase FROM flyback_restore",
                row -> Phase.named(row.getString(1)));
    }

    @Override
    public Set<Integer> loadedFrames() {
        return new HashSet<>(Query.list(
                connection,
                "reading the restore's ledger",
                "SELECT number FROM flyback_restore_frame",
                row -> row.getInt(1)));
    }

    /** Tables with rows of which the server's warnings leave open whether they are the dump's. */
    public Set<TableName> doubtful() {
        return new HashSet<>(Query.list(
                connection,
                "reading the restore's ledger",
                "SELECT DISTINCT table_name FROM flyback_restore_frame WHERE doubtful = 1",
                row -> new TableName("", row.getString(1))));
    }

    @Override
    public void drop() {
        Query.execute(connection, "removing the restore's ledger", "DELETE FROM flyback_restore");
        Query.execute(
                connection,
                "removing the restore's ledger",
                "DROP TABLE IF EXISTS " + Scope.LEDGER_TABLES.replace('\'', '`'));
    }
}
