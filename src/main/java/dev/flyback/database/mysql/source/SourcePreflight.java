package dev.flyback.database.mysql.source;

import dev.flyback.database.Source.SnapshotRequest;
import dev.flyback.database.jdbc.Complaint;
import dev.flyback.database.mysql.catalogue.Grants;
import dev.flyback.database.mysql.catalogue.SystemVersioning;
import dev.flyback.database.mysql.catalogue.Tables;
import dev.flyback.database.mysql.catalogue.ZoneDependence;
import dev.flyback.database.mysql.connection.ServerIdentity;
import dev.flyback.database.mysql.ledger.MysqlLedger;
import dev.flyback.failure.DatabaseException;
import dev.flyback.failure.UsageException;
import dev.flyback.report.Excerpt;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** What must hold before a dump begins; each complaint names every object that it is about. */
final class SourcePreflight {
    private static final int NAMED_AT_MOST = 20;

    private final Connection observer;
    private final ServerIdentity server;
    private final SnapshotRequest request;

    SourcePreflight(Connection observer, ServerIdentity server, SnapshotRequest request) {
        this.observer = observer;
        this.server = server;
        this.request = request;
    }

    /** @return what the user should know */
    List<String> check() {
        if (!request.schemas().isEmpty()) {
            throw new UsageException(
                    "--schemas is for PostgreSQL; on " + server.flavor().title() + " a database is one schema.",
                    "Leave --schemas out; the database is the one that the URL names.");
        }
        if (!request.insideRestore() && MysqlLedger.isUnderWay(observer)) {
            throw new DatabaseException(
                    "The database is half-restored: the table " + MysqlLedger.MAIN
                            + " is an unfinished restore's ledger.",
                    "Finish it with flyback restore --resume, or drop the database.");
        }
        Grants grants = Grants.read(observer, server);
        if (!grants.onWholeDatabase("SELECT")) {
            throw new DatabaseException(
                    "The account may not read every table of the database "
                            + server.facts().database() + ", and would not even be shown the others.",
                    "Grant SELECT, SHOW VIEW, TRIGGER and LOCK TABLES on the whole database (docs/permissions.md).");
        }
        List<String> notes = new ArrayList<>();
        if (!grants.onWholeDatabase("TRIGGER")) {
            notes.add(
                    "The account has no right TRIGGER on the whole database: triggers are not seen, so a restore with the stock client"
                            + " alone would fire them.");
        }
        List<String> zoned = request.insideRestore() ? List.of() : List.copyOf(ZoneDependence.tables(observer));
        if (!zoned.isEmpty()) {
            notes.add(
                    "Generated columns or keys over expressions keep values that depend on the time zone of the session that wrote the row, and a restore"
                            + " computes them again under +00:00 (docs/restore.md): "
                            + Excerpt.of(zoned, NAMED_AT_MOST, ", ", " and ") + ".");
        }
        return notes;
    }

    void check(List<Tables.Table> tables) {
        List<String> frozen = tables.stream()
                .filter(table -> !table.transactional())
                .map(table -> table.name() + " (" + table.engine() + ")")
                .toList();
        if (!request.lockNonTransactional() && !request.insideRestore()) {
            Complaint.about(
                    frozen,
                    "No snapshot covers tables that are not InnoDB: ",
                    "Alter them to ENGINE=InnoDB, or say --lock-non-transactional, which keeps writers away from them while the backup runs.");
        }
        Complaint.about(
                tables.stream()
                        .filter(table -> table.versioned() && !server.takesHistory())
                        .map(table -> table.name().toString())
                        .toList(),
                "This version of MariaDB cannot take the history of system-versioned tables back: ",
                "Upgrade the server to MariaDB 10.11 or later.");
        Complaint.about(
                tables.stream()
                        .filter(SystemVersioning::byTransactions)
                        .map(table -> table.name().toString())
                        .toList(),
                "MariaDB takes the history of tables that are versioned by transactions back from nobody: ",
                "Version them by time (PERIOD FOR SYSTEM_TIME over TIMESTAMP(6) columns), or drop their versioning.");
    }
}
