package dev.flyback.database.postgres;

import dev.flyback.database.Source.SnapshotRequest;
import dev.flyback.failure.DatabaseException;
import dev.flyback.failure.UsageException;
import dev.flyback.report.Excerpt;
import java.sql.Connection;
import java.util.List;
import java.util.function.Predicate;

/** What must hold before a dump begins; each complaint names every object that it is about. */
final class SourcePreflight {
    private static final int NAMED_AT_MOST = 20;
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
        refuse(
                unreadable,
                "The account may not read the sequences ",
                "Grant USAGE on their schemas and SELECT on them (docs/permissions.md).");
    }

    void check(List<SourceCatalogue.Table> tables) {
        refuse(
                names(tables, table -> !table.readable()),
                "The account may not read the tables ",
                "Grant USAGE on their schemas and SELECT on them (docs/permissions.md).");
        refuse(
                names(tables, SourceCatalogue.Table::filtered),
                "Row-level security would hide rows of the tables ",
                "Use an account with BYPASSRLS, or the tables' owner where RLS is not forced.");
        if (server.standby()) {
            refuse(
                    names(tables, table -> table.permanence().equals("u")),
                    "A standby cannot read the unlogged tables ",
                    ON_A_STANDBY);
            refuse(
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

    private static void refuse(List<String> names, String message, String hint) {
        if (!names.isEmpty()) {
            throw new DatabaseException(message + Excerpt.of(names, NAMED_AT_MOST, ", ", ", and ") + ".", hint);
        }
    }
}
