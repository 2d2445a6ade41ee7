package dev.flyback.database.postgres.source;

import dev.flyback.database.Source.SnapshotRequest;
import dev.flyback.database.jdbc.Complaint;
import dev.flyback.database.postgres.catalogue.Scope;
import dev.flyback.database.postgres.connection.Query;
import dev.flyback.database.postgres.connection.ServerIdentity;
import dev.flyback.failure.DatabaseException;
import dev.flyback.failure.UsageException;
import java.sql.Connection;
import java.util.List;
import java.util.function.Predicate;

/** What must hold before a dump begins; each complaint names every object that it is about. */
final class SourcePreflight {
    private static final String ON_A_STANDBY = "Back up the primary, or leave out their schemas with --schemas.";

    private final Connection observer;
    private final ServerIdentity server;
    private final SnapshotRequest request;

    SourcePreflight(Connection observer, ServerIdentity server, SnapshotRequest request) {
        this.observer = observer;
        this.server = server;
        this.request = request;
    }

    void check() {
        List<String> present = Query.list(
                observer, "reading the schemas", "SELECT nspname FROM pg_namespace", row -> row.getString(1));
        List<String> absent = request.schemas().stream()
                .filter(schema -> !present.contains(schema))
                .toList();
        if (!absent.isEmpty()) {
            throw new UsageException(
                    "The database has no schema " + String.join(", ", absent) + ".",
                    "Check --schemas; names are case-sensitive.");
        }
        if (!request.insideRestore() && present.contains(Scope.LEDGER_SCHEMA)) {
            throw new DatabaseException(
                    "The database is half-restored: the schema " + Scope.LEDGER_SCHEMA
                            + " holds an unfinished restore's ledger.",
                    "Finish it with flyback restore --resume, or drop the database.");
        }
        List<String> unreadable = new SourceCatalogue(observer, request.schemas())
                .sequences().stream()
                        .filter(sequence -> !sequence.readable())
                        .map(sequence -> sequence.name().toString())
                        .toList();
        Complaint.about(
                unreadable,
                "The account may not read the sequences ",
                "Grant USAGE on their schemas and SELECT on them (docs/permissions.md).");
    }

    void check(List<SourceCatalogue.Table> tables) {
        Complaint.about(
                names(tables, table -> !table.readable()),
                "The account may not read the tables ",
                "Grant USAGE on their schemas and SELECT on them (docs/permissions.md).");
        Complaint.about(
                names(tables, SourceCatalogue.Table::filtered),
                "Row-level security would hide rows of the tables ",
                "Use an account with BYPASSRLS, or the tables' owner where RLS is not forced.");
        if (server.standby()) {
            Complaint.about(
                    names(tables, table -> table.permanence().equals("u")),
                    "A standby cannot read the unlogged tables ",
                    ON_A_STANDBY);
            Complaint.about(
                    new SourceCatalogue(observer, request.schemas())
                            .unloggedSequences().stream()
                                    .map(sequence -> sequence.name().toString())
                                    .toList(),
                    "A standby cannot read the unlogged sequences ",
                    ON_A_STANDBY);
        }
    }

    private static List<String> names(List<SourceCatalogue.Table> tables, Predicate<SourceCatalogue.Table> chosen) {
        return tables.stream()
                .filter(chosen)
                .map(table -> table.name().toString())
                .toList();
    }
}
